--TEST--
opcflush.name: an instance's name, by default SAPI and pid; a command line without OPcache has none
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

const NAME = 'echo str_replace("cli:" . getmypid(), "cli:PID", json_encode([opcflush_status()["name"], array_column(opcflush_status()["instances"], "name")])), "\n";';
$segment = new Segment;
echo $segment->instance(NAME), $segment->instance(NAME, ['opcflush.name' => 'blog']), $segment->line(NAME, ['opcflush.name' => 'blog']);
echo $segment->instance(NAME, ['opcflush.segment' => '']), $segment->instance(NAME, ['opcflush.segment' => '', 'opcflush.name' => 'blog']);
echo $segment->line(NAME, ['opcflush.segment' => '', 'opcflush.name' => 'blog']);
?>
--EXPECT--
["cli:PID",["cli:PID"]]
["blog",["blog"]]
[null,[]]
["cli:PID",["cli:PID"]]
["blog",["blog"]]
[null,[]]
