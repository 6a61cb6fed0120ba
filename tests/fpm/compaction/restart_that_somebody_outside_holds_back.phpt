--TEST--
A compaction of which OPcache's restart stays pending, because somebody outside holds OPcache's lock: requests run with OPcache off, and it is carried out once when the lock is free
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('perl');
?>
--FILE--
<?php
require __DIR__ . '/outside.inc';

$fpm = compacting(['workers' => 3, 'ini' => ONLY_WHEN_ASKED, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo preg_replace("/[aeiou]/", "", include __DIR__ . "/part.php");',
	'part.php' => '<?php return "first";',
]]);
$fpm->everyWorker('page.php');
$holder = hold_opcaches_lock($fpm);
$fpm->put('part.php', '<?php return "second";');
$fpm->deliver(SIGURG);
$fpm->deliver(COMPACT);
$fresh = $off = 0;
until(fn () => !memory($fpm)['enabled'], 'OPcache is told to restart');
for ($n = 0; $n < 20; $n++) {
	$fresh += (int) ($fpm->get('page.php') === 'scnd');
	$off += (int) !memory($fpm)['enabled'];
}
$status = $fpm->status()['compaction'];
echo "it is held back: fresh $fresh of 20, OPcache off $off of 20, compactions {$status['count']}, due: ", var_export($status['due'], true), "\n";
$fpm->sandbox->stop($holder);
until(fn () => memory($fpm)['enabled'], 'the cache comes back');
$fpm->everyWorker('page.php');
$memory = memory($fpm);
echo "the lock is free: restarts $memory[manual_restarts], ", implode(' ', array_unique($fpm->everyWorker('page.php'))), ', cached: ', var_export($fpm->hits('part.php')['part.php'] > 0, true),
	', index: ', $fpm->status()['scripts'] < 8 ? 'was emptied' : 'was not', ', deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
it is held back: fresh 20 of 20, OPcache off 20 of 20, compactions 0, due: true
the lock is free: restarts 1, scnd, cached: true, index: was emptied, deaths: 0
