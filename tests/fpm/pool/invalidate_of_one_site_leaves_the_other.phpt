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
	$fpm->put("$site/page.php", '<?php if (!$_GET) { ' . Fpm::SAY_WORKER . ' } include __DIR__ . "/lib/part.php";');
}
$fpm->put('warm.php', '<?php for ($i = 0; $i < 200; $i++) { include __DIR__ . "/site1/page.php"; include __DIR__ . "/site2/page.php"; }');
$deploy = function (string $word) use ($fpm) {
	foreach (['site1', 'site2'] as $site) {
		$fpm->put("$site/lib/part.php", "<?php echo '$word';");
	}
};
$hits = fn () => $fpm->hits('site1/page.php', 'site1/lib/part.php', 'site2/page.php', 'site2/lib/part.php');
/* Only a script that is compiled again has fewer hits than it had, once it has had more than all that comes can give it. */
$show = function (string $what, string $word, ?Closure $order = null) use ($fpm, $hits, $deploy) {
	$fpm->everyWorker('site1/page.php', 'site1');
	$fpm->everyWorker('site2/page.php', 'site2');
	$fpm->get('warm.php', ['warm' => 1]);
	$before = $hits();
	$deploy($word);
	echo $what, $order ? $order() : '';
	foreach (['site1', 'site2'] as $site) {
		echo ", $site: ", implode(' ', $fpm->everyWorker("$site/page.php", $site));
	}
	$again = array_keys(array_filter($hits(), fn ($count, $name) => $count < $before[$name], ARRAY_FILTER_USE_BOTH));
	echo '; compiled again: ', implode(' ', $again) ?: 'none', "\n";
};
$deploy('1');
$show('nothing ordered', '2');
$show('opcflush invalidate: ', '2', fn () => $fpm->command(['invalidate', "$fpm->site/site1/"]));
$show('SIGRTMIN+1', '3', fn () => $fpm->deliver(SIGRTMIN + 1));
$show('SIGRTMIN+2', '3', fn () => $fpm->deliver(SIGRTMIN + 2));
$last = $fpm->status()['last_flush'];
echo "last flush: ", str_replace($fpm->site, '', $last['order']), ", looked at {$last['looked_at']}, invalidated {$last['invalidated']}, kept {$last['kept']}\n";
?>
--EXPECT--
nothing ordered, site1: 1 1, site2: 1 1; compiled again: none
opcflush invalidate: 0 generation 2, site1: 2 2, site2: 1 1; compiled again: site1/page.php site1/lib/part.php
SIGRTMIN+1, site1: 3 3, site2: 1 1; compiled again: site1/page.php site1/lib/part.php
SIGRTMIN+2, site1: 3 3, site2: 3 3; compiled again: site2/page.php site2/lib/part.php
last flush: invalidate /site2/, looked at 2, invalidated 2, kept 0
