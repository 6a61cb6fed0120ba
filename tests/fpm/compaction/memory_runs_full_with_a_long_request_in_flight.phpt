--TEST--
A long request in flight while the memory runs full: OPcache stays on and all is fresh, uncached; it is said why; when the request ends, the compaction comes
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/long.inc';

[$fpm, $worker, $long] = with_a_long_request();
$poll = new Poll($fpm);
waste($fpm, 10);
/* Large ones first, small ones for the rest. */
foreach ([50, 10, 2] as $size) {
	for ($i = 0; $i < 20; $i++) {
		$fpm->put("fill/$size-$i.php", large_code($size));
		$fpm->get("fill/$size-$i.php");
	}
}
echo 'deploys: ', deploy_beside($fpm, 0.25), "\n";
$memory = memory($fpm);
echo 'free: ', $memory['free_memory'] < 100000 ? 'hardly any' : $memory['free_memory'], ', wasted: ', $memory['wasted_memory'] > 3000000 ? 'much' : $memory['wasted_memory'], "\n";
$status = $fpm->status();
echo "compactions: {$status['compaction']['count']}, in vain: {$status['compaction']['in_vain']}, held up: {$status['compaction']['held_up']}\n";
echo 'waiting: ', preg_replace("/process $worker is in a request for \d+ s/", 'that process is in a request for N s', $status['compaction']['waiting']), "\n";
echo 'said: ', preg_match('/cache is full/', implode("\n", $status['reasons']) . $fpm->errors()) ? 'that the cache is full' : json_encode($status['reasons']), "\n";
echo 'it is still in flight: ', var_export(!$long->isDone(), true), "\n";
$fpm->pause->clear('held');
echo 'its end: ', $long->finish()->body, "\n";
await_compactions($fpm, 1, 5);
$memory = memory($fpm);
echo 'then it comes: wasted ', $memory['wasted_memory'], ', free: ', $memory['free_memory'] > 4000000 ? 'much' : $memory['free_memory'], "\n";
$fpm->get('page.php');
$fpm->get('page.php');
echo 'cached again: ', var_export($fpm->hits('part.php')['part.php'] > 0, true), "\n";
echo 'polls: ', $poll->report(), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
deploys: some, stale: 0, slowest: quick
free: hardly any, wasted: much
compactions: 0, in vain: 0, held up: 0
waiting: that process is in a request for N s
said: that the cache is full
it is still in flight: true
its end: held
then it comes: wasted 0, free: much
cached again: true
polls: many, OPcache off: 0, restart pending: 0, restarts for want of memory: 0, of keys: 0, failed: 0
deaths: 0
