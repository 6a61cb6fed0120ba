--TEST--
A worker killed by SIGKILL inside a request does not hold the wait up: before the wait begins, and while it lasts
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../lateness.inc';

$fpm = new Fpm(['segment' => true, 'workers' => 3]);
[$worker, $request] = $fpm->hold();
posix_kill($worker, SIGKILL);
echo 'killed before: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
$fpm->pause->clear('held');

[$worker, $request] = $fpm->hold();
$lateness = new Lateness($fpm->sandbox);
$wait = $fpm->beginCommand(['reset', '--wait=20']);
until(fn () => $fpm->generation() === 3, 'the order is given');
usleep(200000);
echo 'before the kill: ', $wait->isDone() ? 'done' : 'waits', "\n";
posix_kill($worker, SIGKILL);
$killed = microtime(true);
$ended = $wait->finish();
echo "killed while it waits: $ended->status, within a second: ", var_export($ended->time - $killed < $lateness->bound(1, 5), true), "\n";
?>
--EXPECT--
killed before: 0
before the kill: waits
killed while it waits: 0, within a second: true
