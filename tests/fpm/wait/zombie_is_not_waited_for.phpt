--TEST--
A worker killed inside a request that its master, stopped by SIGSTOP, does not bury: it does not hold the wait up
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'workers' => 3]);
[$worker, $request] = $fpm->hold();
posix_kill($fpm->master, SIGSTOP);
posix_kill($worker, SIGKILL);
until(fn () => Fpm::processStatus($worker, 'State') === 'Z', 'the worker is a zombie');
$ended = $fpm->command(['reset', '--wait=5']);
echo 'state: ', Fpm::processStatus($worker, 'State'), "\n";
echo "status: $ended->status\n";
posix_kill($fpm->master, SIGCONT);
?>
--EXPECT--
state: Z
status: 0
