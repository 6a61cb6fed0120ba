--TEST--
Two sites of one master: one is invalidated by the command or by a signal, and the other one's scripts keep their hits
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'segment' => true, 'workers' => 2, 'pools' => ['site1' => [], 'site2' => []],
	'ini' => ['opcflush.signals' => 'SIGRTMIN+1=invalidate {dir}/site/site1/**; SIGRTMIN+2=invalidate {dir}/site/site2/'],
]);
foreach (['site1', 'site2'] as $site) {
	$fpm->put("$site/page.php", '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/lib/part.php";');
}
$deploy = function (string $word) use ($fpm) {
	foreach (['site1', 'site2'] as $site) {
		$fpm->put("$site/lib/part.php", "<?php echo '$word';");
	}
};
$hits = fn () => $fpm->hits('site1/page.php', 'site1/lib/part.php', 'site2/page.php', 'site2/lib/part.php');
$show = function (string $what) use ($fpm, $hits) {
	$before = $hits();
	echo $what;
	foreach (['site1', 'site2'] as $site) {
		echo ", $site: ", implode(' ', $fpm->everyWorker("$site/page.php", $site));
	}
	$again = array_keys(array_filter($hits(), fn ($count, $name) => $count < $before[$name] + 2, ARRAY_FILTER_USE_BOTH));
	echo '; compiled again: ', implode(' ', $again) ?: 'none', "\n";
};
$deploy('1');
$fpm->everyWorker('site1/page.php', 'site1');
$fpm->everyWorker('site2/page.php', 'site2');
for ($i = 0; $i < 6; $i++) {
	$fpm->everyWorker('site1/page.php', 'site1');
	$fpm->everyWorker('site2/page.php', 'site2');
}
$deploy('2');
$show('nothing ordered');
$ended = $fpm->command(['invalidate', "$fpm->site/site1/"]);
$show("opcflush invalidate: $ended");
$deploy('3');
$fpm->deliver(SIGRTMIN + 1);
$show('SIGRTMIN+1');
$fpm->deliver(SIGRTMIN + 2);
$show('SIGRTMIN+2');
$last = $fpm->status()['last_flush'];
echo "last flush: ", str_replace($fpm->site, '', $last['order']), ", looked at {$last['looked_at']}, invalidated {$last['invalidated']}, kept {$last['kept']}\n";
?>
--EXPECT--
nothing ordered, site1: 1 1, site2: 1 1; compiled again: none
opcflush invalidate: 0 generation 2, site1: 2 2, site2: 1 1; compiled again: site1/page.php site1/lib/part.php
SIGRTMIN+1, site1: 3 3, site2: 1 1; compiled again: site1/page.php site1/lib/part.php
SIGRTMIN+2, site1: 3 3, site2: 3 3; compiled again: site2/page.php site2/lib/part.php
last flush: invalidate /site2/, looked at 2, invalidated 2, kept 0
