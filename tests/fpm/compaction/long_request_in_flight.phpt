--TEST--
A long request in flight: no compaction, nobody is held up, all is fresh after each flush; when it ends, the compaction comes
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/long.inc';

[$fpm, $worker, $long] = with_a_long_request(['opcflush.compact_free' => '0', 'opcache.memory_consumption' => '64']);
$poll = new Poll($fpm);
waste($fpm, 16);
echo 'deploys: ', deploy_beside($fpm, 0.25), "\n";
$status = $fpm->status()['compaction'];
echo "compactions: {$status['count']}, in vain: {$status['in_vain']}, held up: {$status['held_up']}, ", json_encode($status['longest_hold_up']), "\n";
echo 'due: ', var_export($status['due'], true), ', ', preg_replace('/\d+/', 'N', $status['why']), ', for ', round(microtime(true) - $status['due_since']) >= long_seconds() ? 'long' : $status['due_since'], "\n";
echo 'waiting: ', preg_replace("/process $worker is in a request for \d+ s/", 'that process is in a request for N s', $status['waiting']), "\n";
echo 'it is still in flight: ', var_export(!$long->isDone(), true), "\n";
$fpm->pause->clear('held');
echo 'its end: ', $long->finish()->body, "\n";
$last = await_compactions($fpm, 1, 5)['last'];
echo 'then it comes: ', memory($fpm)['wasted_memory'], ', due for ', $last['waited'] >= long_seconds() ? 'long' : $last['waited'], "\n";
echo 'polls: ', $poll->report(), "\n";
?>
--EXPECT--
deploys: some, stale: 0, slowest: quick
compactions: 0, in vain: 0, held up: 0, 0
due: true, N % of the memory is wasted, for long
waiting: that process is in a request for N s
it is still in flight: true
its end: held
then it comes: 0, due for long
polls: many, OPcache off: 0, restart pending: 0, restarts for want of memory: 0, of keys: 0, failed: 0
