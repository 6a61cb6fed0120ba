--TEST--
MediaWiki under load, deployed with a full reset every second, in twice the memory that it needs: OPcache never restarts for want of it, and nothing is stale, lost or held up for long
--CONFLICTS--
all
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'MediaWiki');
?>
--FILE--
<?php
// OPCFLUSH_STORM_SECONDS   for how long (default 8)
require __DIR__ . '/mediawiki_storm.inc';

$seconds = (float) (getenv('OPCFLUSH_STORM_SECONDS') ?: 8);
$memory_consumption = 66;
$versioned = new VersionedWiki(['opcache.memory_consumption' => $memory_consumption, 'opcflush.log' => '0']);
$fpm = $versioned->fpm;
$versioned->wiki->warm();
$needed = memory($fpm)['used_memory'];
$workers = $fpm->workers();
$poll = new Poll($fpm);
$readers = new Readers($versioned);
$readers->await(20);

$trouble = '';
$start = microtime(true);
/* Longer where the machine is so busy that the gate was only closed in vain so far. */
$goes_on = fn () => microtime(true) < $start + $seconds || ($fpm->status()['compaction']['count'] === 0 && microtime(true) < $start + 4 * $seconds);
for ($version = 2; $goes_on(); $version++) {
	$next = microtime(true) + 1;
	$versioned->deploy($version);
	$ended = $fpm->command(['reset', "--note=version $version"]);
	if ($ended->status !== 0) {
		$trouble .= "opcflush reset: $ended\n";
		break;
	}
	$readers->floor($version);
	usleep((int) max(0, 1e6 * ($next - microtime(true))));
}
$seen = $readers->end(20);
$polls = $poll->end();
$status = $fpm->status()['compaction'];
$longest = 1000 * $status['longest_hold_up'];

echo 'answers: ', $seen['answers'] > $seconds ? 'many' : $seen['answers'], ", stale: {$seen['stale']}, failed: {$seen['failed']}\n";
/* Where the machine is so busy that each request is longer than the pause, it comes when they end. */
$has_come = $status['count'] > 0 || ($status['in_vain'] > 0 && await_compactions($fpm, 1)['count'] > 0);
echo 'compactions: ', $has_come ? 'some' : 'none', "\n";
echo "polls: OPcache off: {$polls['off']}, restarts for want of memory: {$polls['oom']}, of keys: {$polls['hash']}, failed: {$polls['failed']}\n";
echo 'deaths: ', count($fpm->deaths()), ', the same workers: ', var_export($fpm->workers() === $workers, true), "\n";
/* A busy machine wakes up later who waits. */
echo 'longest hold-up: ', $longest <= 200 + 20 + 2000 * $polls['late'] ? 'the pause and little more' : "$longest ms", "\n";
echo $trouble, implode("\n", array_slice($seen['details'], 0, 3));
tell_numbers(
	'MediaWiki with %.1f MB of %d MB used, %.0f s: %d resets, %d answers, %d stale, %d failed, %d compactions, %d in vain, %d requests held up, longest hold-up %.1f ms, last restart %.1f ms, OPcache off at %d of %d polls, restarts for want of memory %d, of keys %d, %d workers dead',
	$needed / (1 << 20), $memory_consumption, microtime(true) - $start, $version - 2, $seen['answers'], $seen['stale'], $seen['failed'], $status['count'], $status['in_vain'], $status['held_up'],
	$longest, 1000 * ($status['last']['duration'] ?? 0), $polls['off'], $polls['polls'], $polls['oom'], $polls['hash'], count($fpm->deaths()),
);
?>
--EXPECT--
answers: many, stale: 0, failed: 0
compactions: some
polls: OPcache off: 0, restarts for want of memory: 0, of keys: 0, failed: 0
deaths: 0, the same workers: true
longest hold-up: the pause and little more
