--TEST--
The folder that a link led to is away when the order is carried out, and comes back with other code: it is not served by the link
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'files' => [
	'blue/a.php' => '<?php echo "blue";',
	'green/a.php' => '<?php echo "green";',
	'page.php' => '<?php include __DIR__ . "/current/a.php";',
	'once.php' => '<?php include_once __DIR__ . "/current/a.php";',
	'warm.php' => '<?php opcache_compile_file(__DIR__ . "/blue/a.php"); include __DIR__ . "/blue/a.php";',
]]);
$fpm->link('current', 'blue');
echo $fpm->get('page.php'), ', ', $fpm->get('once.php'), "\n";
$fpm->link('current', 'green');
rename($fpm->path('blue'), $fpm->path('blue.old'));
$fpm->flush();

$fpm->put('blue/a.php', '<?php echo "blue, not released yet";');
echo $fpm->get('warm.php'), "\n";
echo $fpm->get('page.php'), ', ', $fpm->get('once.php'), "\n";
$fpm->link('current', 'blue');
$fpm->flush();
echo $fpm->get('page.php'), ', ', $fpm->get('once.php'), "\n";
?>
--EXPECT--
blue, blue
blue, not released yet
green, green
blue, not released yet, blue, not released yet
