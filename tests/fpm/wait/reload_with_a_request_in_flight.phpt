--TEST--
A reload that lets a request end: that one is waited for, by an order given before and by one given meanwhile
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true]);
$other = new Fpm(['segment' => $fpm->segment(), 'global' => ['process_control_timeout' => '60s']]);
[$worker, $request] = $other->hold();
$before = $fpm->command(['reset'])->generation();
posix_kill($other->master, SIGUSR2);
until(fn () => str_contains($other->log(), 'Reloading in progress'), 'the reload has begun');
until(fn () => count($other->workers()) === 1, 'the idle worker has ended');
echo 'an order given before: ', $fpm->command(['wait', (string) $before, '--wait=0.5'])->status, "\n";
$wait = $fpm->beginCommand(['reset', '--wait=20']);
until(fn () => $fpm->generation() === $before + 1, 'the order is given');
usleep(200000);
echo 'one given meanwhile: ', $wait->isDone() ? 'done' : 'waits', "\n";
$other->pause->clear('held');
echo $request->finish()->body, "\n";
echo 'ended: ', $wait->finish()->status, "\n";
until(fn () => count(array_diff($other->workers(), [$worker])) === 2, 'the new workers are there');
echo 'reloaded: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
?>
--EXPECT--
an order given before: 1
one given meanwhile: waits
held
ended: 0
reloaded: 0
