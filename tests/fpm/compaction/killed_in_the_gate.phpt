--TEST--
The worker that compacts is killed at any point: the gate is open within 100 ms, and nothing is left wrong
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['workers' => 4, 'ini' => ['opcflush.compact_pause' => '10000', 'opcflush.compact_patience' => '0'] + ONLY_WHEN_ASKED, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo preg_replace("/[aeiou]/", "", include __DIR__ . "/part.php");',
	'part.php' => '<?php return "start";',
]]);

/* Begins a request that is now at this point of a compaction; the request, its worker, and what ends the point. */
$begin = function (string $point) use ($fpm): array {
	if ($point !== 'closed') {
		$fpm->pause->set($point);
		$fpm->deliver(COMPACT);
		$request = $fpm->begin('page.php');
		return [$request, $fpm->pause->await($point), fn () => $fpm->pause->clear($point)];
	}
	/* It waits for one that is in a request. */
	[$other, $held] = $fpm->hold();
	until(fn () => count(array_filter($fpm->workers(), Server::isAccepting(...))) === 3, 'the others are idle');
	$fpm->deliver(COMPACT);
	$request = $fpm->begin('page.php');
	$worker = current(until(fn () => array_diff(array_filter($fpm->workers(), fn ($pid) => !Server::isAccepting($pid)), [$other]), 'it has begun'));
	until(fn () => is_resting($worker), 'it has closed the gate');
	return [$request, $worker, function () use ($fpm, $held) {
		$fpm->pause->clear('held');
		$held->finish();
	}];
};
$lateness = new Lateness($fpm->sandbox);
$round = 0;
foreach (['closed', 'restarting', 'restarted', 'closed', 'restarted', 'restarting'] as $point) {
	$fpm->everyWorker('page.php');
	$before = $fpm->status()['compaction'];
	$word = 'version ' . ++$round;
	$fpm->put('part.php', "<?php return '$word';");
	$fpm->deliver(SIGURG);
	[$request, $worker, $go_on] = $begin($point);
	/* They stand at the gate. */
	$waiting = [$fpm->begin('page.php'), $fpm->begin('page.php')];
	usleep(50000);
	$held = count(array_filter($waiting, fn ($request) => !$request->isDone()));
	posix_kill($worker, SIGKILL);
	$killed = microtime(true);
	/* Who stood there may be the next to compact. */
	$go_on();
	$answers = array_unique(array_map(fn ($answer) => $answer->body, FastCgiRequest::collect($waiting)));
	$seconds = microtime(true) - $killed;
	echo "$point: held $held, its own answer: ", $request->finish()->error === null ? 'there' : 'lost', ', theirs: ', implode(' ', $answers), ', ', $seconds < $lateness->bound(0.12, 5) ? 'at once' : $seconds, "\n";
	until(fn () => count($fpm->workers()) === 4 && !in_array($worker, $fpm->workers(), true), 'another worker');
	$memory = until(function () use ($fpm) {
		$memory = memory($fpm);
		return $memory['enabled'] && !$memory['pending'] ? $memory : null;
	}, 'OPcache is on');
	echo 'afterwards: ', implode(' ', array_unique($fpm->everyWorker('page.php')));
	$fpm->get('page.php');
	$fpm->deliver(COMPACT);
	await_compactions($fpm, $before['count'] + 1);
	until(fn () => !$fpm->status()['compaction']['due'], 'none is due');
	$fpm->put('part.php', "<?php return '$word, fresh';");
	$fpm->deliver(SIGURG);
	echo ', ', implode(' ', array_unique($fpm->everyWorker('page.php')));
	$fpm->get('page.php');
	$status = $fpm->status();
	echo ', cached: ', var_export($fpm->hits('part.php')['part.php'] > 0, true), ', index: ', $status['scripts'] < 8 ? 'was emptied' : $status['scripts'], "\n";
}
echo 'deaths of others: ', count($fpm->deaths('SIGKILL')), "\n";
?>
--EXPECT--
closed: held 2, its own answer: lost, theirs: vrsn 1, at once
afterwards: vrsn 1, vrsn 1, frsh, cached: true, index: was emptied
restarting: held 2, its own answer: lost, theirs: vrsn 2, at once
afterwards: vrsn 2, vrsn 2, frsh, cached: true, index: was emptied
restarted: held 2, its own answer: lost, theirs: vrsn 3, at once
afterwards: vrsn 3, vrsn 3, frsh, cached: true, index: was emptied
closed: held 2, its own answer: lost, theirs: vrsn 4, at once
afterwards: vrsn 4, vrsn 4, frsh, cached: true, index: was emptied
restarted: held 2, its own answer: lost, theirs: vrsn 5, at once
afterwards: vrsn 5, vrsn 5, frsh, cached: true, index: was emptied
restarting: held 2, its own answer: lost, theirs: vrsn 6, at once
afterwards: vrsn 6, vrsn 6, frsh, cached: true, index: was emptied
deaths of others: 0
