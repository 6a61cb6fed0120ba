--TEST--
A pool with opcache.enable=0 beside: compactions come, and both answer
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/again.inc';

$fpm = compacting([
	'workers' => 2, 'ini' => COMPACT_SOON,
	'pools' => ['on' => [], 'off' => ['php_admin_value[opcache.enable]' => '0']],
	'files' => ['page.php' => '<?php include __DIR__ . "/part.php";', 'part.php' => '<?php echo preg_replace("/o/", "a", "look");'],
]);
compact_under($fpm, 'page.php', 'laak', 'on', 'off');
echo 'OPcache is on in the pools: ', var_export(memory($fpm, 'on')['enabled'], true), ', ', var_export($fpm->status('off')['opcache']['enabled'], true), "\n";
?>
--EXPECT--
compactions: many, failed: 0, deaths: 0
OPcache is on in the pools: true, false
