--TEST--
opcflush.segment_group: a group that is not there; an instance says so and makes nothing, a command line does not need it
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$ini = ['opcflush.segment_group' => 'no such group'];
echo $segment->instance('say(opcflush_reset(...)); say(fn () => opcflush_status()["segment"]);', $ini), $segment->look(), "\n";
$segment->instance('');
echo $segment->line('say(opcflush_reset(...));', $ini);
?>
--EXPECT--
Warning: opcflush: segment: opcflush.segment_group is "no such group", and the name or number of a group is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
{"state":"refused","path":"PATH","reason":"opcflush.segment_group is \"no such group\", and the name or number of a group is expected","writable":false}
folder absent, file absent
2
