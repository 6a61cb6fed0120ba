--TEST--
A command line without OPcache, and no segment: orders, dry runs, the log and waiting are refused, the generation is 1; nothing is made
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

const CALLS = <<<'PHP'
	say(opcflush_reset(...));
	say(fn () => opcflush_realpath('release 7', 'blog'));
	say(opcflush_refresh(...));
	say(fn () => opcflush_invalidate('/srv/'));
	say(opcflush_dry_run(...));
	say(opcflush_log(...));
	say(fn () => opcflush_wait(1));
	say(opcflush_generation(...));
	$status = opcflush_status(true);
	say(fn () => [$status['enabled'], $status['generation'], $status['name'], $status['segment'], $status['instances'], $status['orders'], $status['slots']]);
	PHP;
$segment = new Segment;
echo $segment->line(CALLS), $segment->look(), "\n";
mkdir(dirname($segment->path));
echo "with the folder:\n", $segment->line('say(opcflush_reset(...));'), $segment->look(), "\n";
?>
--EXPECT--
OpcflushException: opcflush.segment: there is no PATH
OpcflushException: opcflush.segment: there is no PATH
OpcflushException: opcflush.segment: there is no PATH
OpcflushException: opcflush.segment: there is no PATH
OpcflushException: opcflush.segment: there is no PATH
OpcflushException: opcflush.segment: there is no PATH
OpcflushException: opcflush.segment: there is no PATH
1
[true,1,null,{"state":"absent","path":"PATH","reason":"there is no PATH","writable":false},[],[],[]]
folder absent, file absent
with the folder:
OpcflushException: opcflush.segment: there is no PATH
folder 0755, file absent
