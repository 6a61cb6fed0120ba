--TEST--
opcache.validate_timestamps=1 with a long revalidate_freq: a flush works as with 0
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'ini' => ['opcache.validate_timestamps' => '1', 'opcache.revalidate_freq' => '600'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php"; echo (int) opcache_is_script_cached(__DIR__ . "/part.php");',
	'part.php' => '<?php echo "old";',
]]);
$time = filemtime("$fpm->site/part.php");
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
foreach (['new', 'newer'] as $word) {
	/* The same mtime: OPcache would call the file unchanged. */
	$fpm->put('part.php', "<?php echo '$word';");
	touch("$fpm->site/part.php", $time);
	echo 'stale: ', implode(', ', $fpm->everyWorker('page.php')), "\n";
	$fpm->flush(SIGURG);
	echo implode(', ', $fpm->everyWorker('page.php')), "\n";
}
?>
--EXPECT--
old1, old1
stale: old1, old1
new1, new1
stale: new1, new1
newer1, newer1
