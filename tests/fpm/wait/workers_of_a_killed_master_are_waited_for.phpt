--TEST--
A master killed by SIGKILL leaves a worker in a request: that one is waited for, and once it is gone nobody is
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true]);
$other = new Fpm(['segment' => $fpm->segment(), 'workers' => 2]);
[$worker, $request] = $other->hold();
posix_kill($other->master, SIGKILL);
until(fn () => !$other->isRunning(), 'the master is gone');
echo 'in flight: ', $fpm->command(['reset', '--wait=1'])->status, "\n";
posix_kill($worker, SIGKILL);
until(fn () => !Fpm::isAlive($worker), 'the worker is dead');
echo 'gone: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
?>
--EXPECT--
in flight: 1
gone: 0
