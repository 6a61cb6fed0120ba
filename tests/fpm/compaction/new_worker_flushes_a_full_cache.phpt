--TEST--
The memory is full, a long request is in flight, and the first request of a new worker carries out a flush: OPcache does not restart by itself, not even where requests set opcache.max_wasted_percentage
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/long.inc';

/* What OPcache said of itself in requests, those that are not allowed to be, by what was seen. */
function unexpected(Fpm $fpm, int $times, array $params): string
{
	$seen = [];
	for ($i = 0; $i < $times; $i++) {
		foreach ([$params, []] as $with) {
			$memory = json_decode($fpm->get($fpm->file('control/memory.php'), [], null, $with), true);
			$seen[] = !$memory ? 'no answer' : ($memory['pending'] ? 'pending' : ($memory['enabled'] ? ($memory['oom_restarts'] + $memory['hash_restarts'] ? 'restarted' : null) : 'off'));
		}
	}
	return implode(', ', array_unique(array_filter($seen))) ?: 'nothing';
}

function report(array $params): void
{
	[$fpm, $worker, $long] = with_a_long_request();
	waste($fpm, 10);
	/* Large ones first, small ones for the rest. */
	foreach ([50, 10, 2] as $size) {
		for ($i = 0; $i < 20; $i++) {
			$fpm->put("fill/$size-$i.php", large_code($size));
			$fpm->get("fill/$size-$i.php");
		}
	}
	$before = memory($fpm);
	$old = array_diff($fpm->workers(), [$worker]);
	array_map(fn ($pid) => posix_kill($pid, SIGKILL), $old);
	until(fn () => count(array_filter(array_diff($fpm->workers(), $old), Server::isAccepting(...))) === 3, 'new workers wait for requests');
	if ($params) {
		/* They have kept OPcache's restarts away once already. */
		FastCgiRequest::collect(array_map(fn () => $fpm->begin('page.php'), $old));
	}
	$fpm->deliver(SIGURG);
	$first = unexpected($fpm, 1, $params);
	$after = memory($fpm);
	echo 'free: ', $before['free_memory'] < 100000 ? 'hardly any' : $before['free_memory'],
		', wasted by the flush: ', $after['wasted_memory'] > $before['wasted_memory'] + 50000 ? 'much' : $after['wasted_memory'] - $before['wasted_memory'], "\n";
	echo "seen by the first requests: $first, by others: ", unexpected($fpm, 10, $params),
		', still in flight: ', var_export(!$long->isDone(), true), ", compactions: {$fpm->status()['compaction']['count']}\n";
	$fpm->pause->clear('held');
	echo 'its end: ', $long->finish()->body;
	await_compactions($fpm, 1, 5);
	$memory = memory($fpm);
	echo ", then a compaction: wasted $memory[wasted_memory], restarts for want of memory: $memory[oom_restarts], of keys: $memory[hash_restarts]",
		', deaths: ', count($fpm->deaths('SIGKILL')), "\n";
}

report([]);
report(['PHP_ADMIN_VALUE' => 'opcache.max_wasted_percentage=1']);
?>
--EXPECT--
free: hardly any, wasted by the flush: much
seen by the first requests: nothing, by others: nothing, still in flight: true, compactions: 0
its end: held, then a compaction: wasted 0, restarts for want of memory: 0, of keys: 0, deaths: 0
free: hardly any, wasted by the flush: much
seen by the first requests: nothing, by others: nothing, still in flight: true, compactions: 0
its end: held, then a compaction: wasted 0, restarts for want of memory: 0, of keys: 0, deaths: 0
