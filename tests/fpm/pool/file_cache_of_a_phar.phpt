--TEST--
opcache.file_cache that is warm with scripts of a phar: another phar in its place is served after an order
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('phar');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../phar.inc';

$fpm = new Fpm(['workers' => 1, 'ini' => PHAR_INI + ['opcache.file_cache' => '{dir}/pause']]);
$phar = $fpm->file('app.phar');
$fpm->put('page.php', "<?php include 'phar://$phar/part.php';");
put_phar($phar, ['part.php' => '<?php echo "old";']);
echo $fpm->get('page.php'), "\n";
$fpm->reload();
echo 'from the files: ', $fpm->get('page.php'), "\n";
put_phar($phar, ['part.php' => '<?php echo "new";']);
$fpm->flush();
echo $fpm->get('page.php'), ', ', $fpm->get('page.php'), "\n";
$fpm->reload();
echo 'from the files: ', $fpm->get('page.php'), "\n";
?>
--EXPECT--
old
from the files: old
new, new
from the files: new
