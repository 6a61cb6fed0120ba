--TEST--
docs/TUNING.md: the script that resets and compiles the hot files leaves them cached, fresh, for whoever comes first
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$fpm = Deploy::server(['segment' => true]);
$fpm->put('warm.php', str_replace('/srv/', "$fpm->site/", document_block('docs/TUNING.md', 'php', 'opcache_compile_file'), $count));
echo "folders: $count\n";
file_put_contents("$fpm->site/app/current/hot-files", "$fpm->site/app/current/part.php\n");
$fpm->everyWorker('app/current/page.php');
$fpm->put('app/releases/1/part.php', '<?php echo "new";');
$cached = fn () => implode(' ', array_map('basename', preg_grep('~/app/~', array_keys($fpm->hits()))));
echo 'before: ', $cached(), "\n", $fpm->get('warm.php');
echo 'after: ', $cached(), ', ', $fpm->status()['orders'][0]['note'], "\n";
echo 'served: ', implode(' ', array_unique($fpm->everyWorker('app/current/page.php'))), "\n";
?>
--EXPECT--
folders: 1
before: page.php part.php
after: part.php, with the hot files
served: new
