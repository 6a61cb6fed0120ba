--TEST--
disable_functions takes all opcache_* functions from scripts: a flush works all the same
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 2,
	'ini' => ['disable_functions' => 'opcache_invalidate,opcache_get_status,opcache_reset,opcache_compile_file,opcache_is_script_cached,opcache_get_configuration'],
	'files' => [
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php"; echo function_exists("opcache_invalidate") ? " there" : " gone";',
		'part.php' => '<?php echo 0;',
		'reset.php' => '<?php opcflush_reset(); echo "reset";',
	],
]);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->put('part.php', '<?php echo 1;');
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->flush(SIGURG);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->put('part.php', '<?php echo 2;');
echo $fpm->get('reset.php'), "\n";
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$status = $fpm->status();
echo 'OPcache: ', $status['opcache']['state'], "\n";
echo 'invalidated: ', var_export($status['last_flush']['invalidated'] > 0, true), "\n";
?>
--EXPECT--
0 gone, 0 gone
0 gone, 0 gone
1 gone, 1 gone
reset
2 gone, 2 gone
OPcache: on
invalidated: true
