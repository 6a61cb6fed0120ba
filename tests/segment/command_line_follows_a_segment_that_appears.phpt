--TEST--
A command line without OPcache attaches as soon as there is a segment, and sees its generations
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$line = $segment->peer(['opcache.enable_cli' => '0']);
echo $line->run('return opcflush_generation();'), ' ', $line->run('return opcflush_status()["segment"]["state"];'), "\n";
echo $segment->instance('say(opcflush_reset(...)); say(opcflush_reset(...));');
echo $line->run('return opcflush_generation();'), ' ', $line->run('return opcflush_status()["segment"]["state"];'), "\n";
echo $line->run('return opcflush_reset();'), ' ', $line->run('return count(opcflush_log());'), "\n";
echo $segment->instance('say(opcflush_generation(...));');
echo $line->run('return opcflush_generation();'), "\n";
?>
--EXPECT--
1 absent
2
3
3 attached
4 3
4
4
