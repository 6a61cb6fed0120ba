--TEST--
opcflush.guard_interval: a call with none in the interval before it is a reset at once
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['ini' => ['opcflush.guard' => '1', 'opcflush.guard_interval' => '60000'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'reset.php' => '<?php echo (int) opcache_reset(), " "; include __DIR__ . "/part.php";',
]]);
$fpm->everyWorker('page.php');
$fpm->put('part.php', '<?php echo "new";');
echo 'the caller itself: ', $fpm->get('reset.php'), "\n";
echo 'every worker: ', implode(' ', array_unique($fpm->everyWorker('page.php'))), "\n";
await_compactions($fpm, 1);
$fpm->everyWorker('page.php');
$fpm->put('part.php', '<?php echo "newer";');
$fpm->get('reset.php');
echo 'the second one is put off: ', implode(' ', array_unique($fpm->everyWorker('page.php'))), ', ', json_encode($fpm->status()['guard']), "\n";
?>
--EXPECT--
the caller itself: 1 new
every worker: new
the second one is put off: new, {"on":true,"calls":2,"resets":1,"put_off":true}
