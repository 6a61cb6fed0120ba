--TEST--
A worker stopped by SIGSTOP inside a request is alive, and holds the wait up until its request ends
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'workers' => 3]);
[$worker, $request] = $fpm->hold();
posix_kill($worker, SIGSTOP);
until(fn () => Fpm::processStatus($worker, 'State') === 'T', 'the worker is stopped');
$fpm->pause->clear('held');
echo 'stopped: ', $fpm->command(['reset', '--wait=1'])->status, "\n";
posix_kill($worker, SIGCONT);
echo $request->finish()->body, "\n";
echo 'ended: ', $fpm->command(['wait', (string) $fpm->generation(), '--wait=5'])->status, "\n";
?>
--EXPECT--
stopped: 1
held
ended: 0
