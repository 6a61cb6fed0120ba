--TEST--
A request in flight in another master of the segment holds the wait up, and its end ends it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true]);
$other = new Fpm(['segment' => $fpm->segment(), 'pools' => ['other' => []]]);
[, $request] = $other->hold();
echo 'in flight: ', $fpm->command(['reset', '--wait=1'])->status, "\n";
$wait = $fpm->beginCommand(['reset', '--wait=10']);
until(fn () => $fpm->generation() === 3, 'the order is given');
$other->pause->clear('held');
echo $request->finish()->body, "\n";
echo 'ended: ', $wait->finish()->status, "\n";
?>
--EXPECT--
in flight: 1
held
ended: 0
