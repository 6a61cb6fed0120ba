--TEST--
opcache.file_cache: a flush also reaches what only the file cache holds, of this start or an earlier one
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'ini' => ['opcache.file_cache' => '{dir}/pause'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
]]);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->put('part.php', '<?php echo "new";');
echo 'stale: ', implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->flush(SIGURG);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";

$fpm->reload();
$fpm->put('part.php', '<?php echo "newer";');
$fpm->flush(SIGURG);
echo 'flushed before its first use: ', implode(', ', $fpm->everyWorker('page.php')), "\n";
?>
--EXPECT--
old, old
stale: old, old
new, new
flushed before its first use: newer, newer
