--TEST--
A request that pauses while a flush comes: its later includes are fresh, and its worker has OPcache on again afterwards
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'files' => [
	'a.php' => '<?php echo "a-old ";',
	'b.php' => '<?php echo "b-old ";',
	'c.php' => '<?php echo "c-old ";',
	'state.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/a.php"; include __DIR__ . "/b.php"; include __DIR__ . "/c.php";
		echo ini_get("opcache.enable"), (int) opcache_get_status(false)["opcache_enabled"], (int) opcache_is_script_cached(__DIR__ . "/c.php");',
]]);
$fpm->put('page.php', '<?php
	include __DIR__ . "/a.php";
	' . $fpm->pause->code('held') . '
	include __DIR__ . "/b.php";
	include_once __DIR__ . "/c.php";
	include __DIR__ . "/a.php";
');
echo 'before: ', $fpm->get('page.php'), "\n";
$fpm->pause->clear('held');

$fpm->pause->set('held');
$request = $fpm->begin('page.php');
$fpm->pause->await('held');
foreach (['a', 'b', 'c'] as $name) {
	$fpm->put("$name.php", "<?php echo '$name-new ';");
}
/* Nobody asks meanwhile: that request would be overtaken, too, and count. */
$fpm->deliver(SIGURG);
echo 'meanwhile: ', $fpm->get('state.php'), "\n";
$fpm->pause->clear('held');
echo 'the paused request: ', $request->finish()->body, "\n";

foreach ([1, 2] as $round) {
	echo 'every worker: ', implode(', ', $fpm->everyWorker('state.php')), "\n";
}
echo 'detached: ', $fpm->status()['detached'], "\n";
?>
--EXPECT--
before: a-old b-old c-old a-old 
meanwhile: a-new b-new c-new 111
the paused request: a-old b-new c-new a-new 
every worker: a-new b-new c-new 111, a-new b-new c-new 111
every worker: a-new b-new c-new 111, a-new b-new c-new 111
detached: 1
