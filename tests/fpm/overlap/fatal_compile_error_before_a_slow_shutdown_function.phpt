--TEST--
A fatal error in a compile, and a shutdown function that takes its time: no flush waits for it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'files' => [
	'broken.php' => '<?php function f() {} function f() {}',
	'on.php' => '<?php echo opcache_get_status(false)["opcache_enabled"] ? "on" : "off";',
]]);
$fpm->put('page.php', '<?php register_shutdown_function(function () { ' . $fpm->pause->code('shutdown') . ' }); include __DIR__ . "/broken.php";');
foreach ([1, 2] as $turn) {
	$fpm->get('on.php');
	$fpm->pause->set('shutdown');
	$ending = $fpm->begin('page.php');
	$fpm->pause->await('shutdown');
	$fpm->deliver();
	echo 'OPcache is ', $fpm->get('on.php'), "\n";
	$status = $fpm->status();
	echo 'waited: ', $status['waited'], ', applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
	$fpm->pause->clear('shutdown');
	echo $ending->finish()->status, "\n";
}
echo 'detached: ', $fpm->status()['detached'], "\n";
?>
--EXPECT--
OPcache is on
waited: 0, applied: true
500
OPcache is on
waited: 0, applied: true
500
detached: 0
