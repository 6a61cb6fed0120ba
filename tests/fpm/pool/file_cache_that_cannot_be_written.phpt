--TEST--
opcache.file_cache in a folder that the workers may not write to: what it holds is not served after an order
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'ini' => ['opcache.file_cache' => '{dir}/pause'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'hello.php' => '<?php echo "hello";',
]]);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
system('chown -R root ' . $fpm->pause->dir . ' && chmod -R a+rX,go-w ' . $fpm->pause->dir);
$fpm->reload();
echo $fpm->get('hello.php'), "\n";
$fpm->put('part.php', '<?php echo "new";');
$fpm->flush();
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$copies = trim(shell_exec('find ' . $fpm->pause->dir . ' -name part.php.bin | wc -l'));
echo "copies of the old one left: $copies\n";
?>
--EXPECT--
old, old
hello
new, new
copies of the old one left: 1
