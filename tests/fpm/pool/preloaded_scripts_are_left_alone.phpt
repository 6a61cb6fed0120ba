--TEST--
opcache.preload: preloaded scripts are left alone and counted, all others are flushed
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 2,
	'ini' => ['opcache.preload' => '{dir}/site/preload.php', 'opcache.preload_user' => posix_geteuid() === 0 ? 'www-data' : ''],
	'files' => [
		'preload.php' => '<?php require __DIR__ . "/lib.php";',
		'lib.php' => '<?php function preloaded() { return "preloaded "; }',
		'part.php' => '<?php echo "old";',
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo preloaded(); include __DIR__ . "/part.php";',
	],
]);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->put('part.php', '<?php echo "new";');
$fpm->put('lib.php', '<?php function preloaded() { return "reloaded "; }');
$fpm->flush(SIGURG);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->flush(SIGUSR2, ...$fpm->workers());
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
echo 'counted: ', var_export($fpm->status()['preloaded'] > 0, true), "\n";
$fpm->reload();
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
preloaded old, preloaded old
preloaded new, preloaded new
preloaded new, preloaded new
counted: true
reloaded new, reloaded new
deaths: 0
