--TEST--
opcflush.restrict_api: a script outside gets an OpcflushException and no order is given, one inside is obeyed
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$try = '<?php
	try {
		echo opcflush_reset() > 1 ? "obeyed" : "?";
	} catch (OpcflushException $e) {
		echo "refused";
	}';
$fpm = new Fpm([
	'workers' => 2,
	'ini' => ['opcflush.restrict_api' => '{dir}/control'],
	'files' => [
		'page.php' => '<?php include __DIR__ . "/part.php";',
		'part.php' => '<?php echo "old";',
		'try.php' => $try,
		'../control/try.php' => $try,
	],
]);
echo $fpm->get('page.php'), "\n";
$fpm->put('part.php', '<?php echo "new";');
echo 'outside: ', $fpm->get('try.php'), "\n";
echo $fpm->get('page.php'), "\n";
echo 'inside: ', $fpm->get($fpm->file('control/try.php')), "\n";
echo $fpm->get('page.php'), "\n";
$fpm->put('part.php', '<?php echo "newer";');
$fpm->flush(SIGURG);
echo 'by signal: ', $fpm->get('page.php'), "\n";
?>
--EXPECT--
old
outside: refused
old
inside: obeyed
new
by signal: newer
