--TEST--
Installed: an order of one process is in effect in another one that shares its segment
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/installed.inc';

$folder = make_folder();
$ini = ['opcflush.segment' => "$folder/segment"];
file_put_contents("$folder/order.php", '<?php echo opcflush_reset(), ", ordered by another process\n";');
$other = var_export(implode(' ', array_map(escapeshellarg(...), [...installed_php(['opcache.enable_cli' => '0'] + $ini), "$folder/order.php"])), true);
echo run_installed($folder, RELEASE . <<<PHP

	release('a', 'a1');
	echo served('a');
	release('a', 'a2');
	echo 'not ordered: ', served('a');
	echo shell_exec($other);
	echo opcflush_generation(), ': ', served('a');
	PHP, $ini);
remove_folder($folder);
?>
--EXPECT--
a1
not ordered: a1
2, ordered by another process
2: a2
