--TEST--
A request in flight when the command line gives an order: what it includes from then on is fresh, though no other request starts
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'files' => ['part.php' => '<?php echo " old";', 'lib.php' => '<?php echo " old";']]);
$fpm->put('page.php', '<?php
	include __DIR__ . "/part.php";
	' . $fpm->pause->code('held') . '
	include __DIR__ . "/part.php";
	include_once __DIR__ . "/lib.php";');
foreach (['an order' => ['reset'], 'another' => ['reset', '--note=release 3']] as $name => $order) {
	$fpm->put('part.php', '<?php echo " old";');
	$fpm->put('lib.php', '<?php echo " old";');
	$fpm->command(['reset']);
	$fpm->get('page.php');
	$fpm->pause->clear('held');
	$fpm->pause->set('held');
	$request = $fpm->begin('page.php');
	$fpm->pause->await('held');
	$fpm->put('part.php', '<?php echo " new";');
	$fpm->put('lib.php', '<?php echo " new";');
	$fpm->command($order);
	$fpm->pause->clear('held');
	echo "$name:", $request->finish()->body, ', then', $fpm->get('page.php'), "\n";
}
?>
--EXPECT--
an order: old new new, then new new new
another: old new new, then new new new
