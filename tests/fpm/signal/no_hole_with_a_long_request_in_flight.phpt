--TEST--
With a request of 3 s and more in flight a flush takes effect at once, and OPcache is never off
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../lateness.inc';

$fpm = new Fpm(['workers' => 3, 'files' => [
	'part.php' => '<?php echo "old ";',
	'page.php' => '<?php include __DIR__ . "/part.php";',
	'poll.php' => '<?php echo opcache_get_status(false)["opcache_enabled"] ? "on" : "off";',
]]);
$fpm->put('long.php', '<?php
	include __DIR__ . "/part.php";
	touch("' . $fpm->pause->dir . '/long.started");
	for ($start = microtime(true); microtime(true) - $start < (file_exists("' . $fpm->pause->dir . '/long.enough") ? 3 : 60);) {
		usleep(10000);
		clearstatcache();
	}
	include __DIR__ . "/part.php";
	echo "end";
');
$long = $fpm->begin('long.php');
until(fn () => is_file("{$fpm->pause->dir}/long.started"), 'the long request runs');

$lateness = new Lateness($fpm->sandbox);
$fpm->put('part.php', '<?php echo "new ";');
$start = microtime(true);
$fpm->flush(SIGURG);
echo 'in effect: ', $fpm->get('page.php'), "\n";
echo 'at once: ', var_export(microtime(true) - $start < $lateness->bound(1, 5), true), "\n";
echo 'the long request goes on: ', var_export(!$long->isDone(), true), "\n";

$polls = [];
while (!$long->isDone()) {
	$polls[] = $fpm->get('poll.php');
	if (count($polls) > 100) {
		touch("{$fpm->pause->dir}/long.enough");
	}
}
echo 'polls, many: ', var_export(count($polls) > 100, true), "\n";
echo 'OPcache: ', implode(' and ', array_unique($polls)), "\n";
echo 'the long request: ', $long->finish()->body, "\n";
echo 'after it: ', $fpm->get('page.php'), "\n";
$status = $fpm->status();
echo 'gave up waiting: ', $status['gave_up'], "\n";
echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
?>
--EXPECT--
in effect: new 
at once: true
the long request goes on: true
polls, many: true
OPcache: on
the long request: old new end
after it: new 
gave up waiting: 0
applied: true
