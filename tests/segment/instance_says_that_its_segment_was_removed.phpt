--TEST--
An instance whose segment was removed: opcflush_status() says so at once, the log at its next order, once
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$log = $segment->site->dir . '/log';
$show = function (string $what, Peer ...$peers) use ($segment, $log) {
	foreach ($peers as $name => $peer) {
		$state = $peer->run('return opcflush_status()["segment"];');
		echo "$what, $name: {$state['state']}, ", $segment->sort_out($state['reason'] ?? 'no reason'), ', lines ', substr_count((string) @file_get_contents("$log.$name"), "\n"), "\n";
	}
};
$start = fn (string $name) => $segment->peer(['error_log' => "$log.$name"]);
$peers = ['resets' => $start('resets'), 'realpath' => $start('realpath'), 'idle' => $start('idle')];
$peers['resets']->run('opcflush_reset();');
$show('there', ...$peers);
unlink($segment->path);
$show('removed', ...$peers);
$peers['resets']->run('opcflush_reset();');
$peers['realpath']->run('opcflush_realpath();');
$show('ordered', ...$peers);
$peers['resets']->run('opcflush_reset();');
$peers['realpath']->run('opcflush_reset();');
$show('ordered again', ...$peers);
echo $segment->sort_out(preg_replace('/^\[.*?\] /', '', file_get_contents("$log.resets")));
?>
--EXPECT--
there, resets: attached, no reason, lines 0
there, realpath: attached, no reason, lines 0
there, idle: attached, no reason, lines 0
removed, resets: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 0
removed, realpath: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 0
removed, idle: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 0
ordered, resets: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 1
ordered, realpath: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 1
ordered, idle: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 0
ordered again, resets: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 1
ordered again, realpath: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 1
ordered again, idle: attached, PATH was removed: orders of others do not reach this instance until PHP restarts, lines 0
opcflush: segment PATH was removed: orders of others do not reach this instance until PHP restarts
