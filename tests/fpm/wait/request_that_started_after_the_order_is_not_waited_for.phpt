--TEST--
A request that started after the order does not hold its wait up
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'workers' => 3]);
[, $old] = $fpm->hold('old');
$wait = $fpm->beginCommand(['reset', '--wait']);
until(fn () => $fpm->generation() > 1, 'the order is given');
[, $new] = $fpm->hold('new');
usleep(200000);
echo 'while the old one runs: ', $wait->isDone() ? 'done' : 'waits', "\n";
$fpm->pause->clear('old');
echo $old->finish()->body, "\n";
echo 'while the new one runs: ', $wait->finish(15)->status, "\n";
$fpm->pause->clear('new');
echo $new->finish()->body, "\n";
?>
--EXPECT--
while the old one runs: waits
held
while the new one runs: 0
held
