--TEST--
A worker for which no slot is left: its requests are counted, and a wait says that it cannot tell when they end
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('perl');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../segment.inc';


$fpm = new Fpm(['segment' => true, 'workers' => 3]);
$holder = LockHolder::ofSlots($fpm);
echo 'idle: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
[, $request] = $fpm->hold();
$ended = $fpm->command(['reset', '--wait=1']);
echo "in flight: $ended->status, ", str_contains($ended->errors, 'without a slot') ? 'says why' : $ended->errors, "\n";
$status = $fpm->status(workers: true);
echo "{$status['instances'][0]['workers']} workers, {$status['instances'][0]['without_slot']} requests without a slot\n";
$fpm->pause->clear('held');
echo $request->finish()->body, "\n";
echo 'ended: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
[$worker, $request] = $fpm->hold();
posix_kill($worker, SIGKILL);
echo 'killed: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
$fpm->pause->clear('held');
$holder->end();
/* Who found none looks again after a tenth of a second. */
usleep(150000);
[, $request] = $fpm->hold();
echo 'slots are free, in flight: ', $fpm->command(['reset', '--wait=1'])->status, "\n";
$status = $fpm->status(workers: true);
echo "{$status['instances'][0]['online']} in a request, {$status['instances'][0]['without_slot']} without a slot\n";
$fpm->pause->clear('held');
?>
--EXPECT--
idle: 0
in flight: 1, says why
0 workers, 2 requests without a slot
held
ended: 0
killed: 0
slots are free, in flight: 1
2 in a request, 0 without a slot
