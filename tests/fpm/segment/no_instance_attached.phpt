--TEST--
An order where no instance is attached: status 4, and 3 where there is no segment
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true]);
echo $fpm->command(['reset'])->status, "\n";
$fpm->stop();
echo 'all have ended: ', $fpm->command(['reset'])->status, "\n";
unlink($fpm->segment());
echo 'no file: ', $fpm->command(['reset'])->status, "\n";
rmdir(dirname($fpm->segment()));
echo 'no folder: ', $fpm->command(['reset'])->status, "\n";
echo 'made by the command: ', var_export(file_exists(dirname($fpm->segment())), true), "\n";
$other = new Fpm(['segment' => true]);
echo 'another path: ', $fpm->command(['reset', "--segment={$other->segment()}"])->status, "\n";
?>
--EXPECT--
0
all have ended: 4
no file: 3
no folder: 3
made by the command: false
another path: 0
