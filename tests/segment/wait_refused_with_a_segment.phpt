--TEST--
opcflush_wait(): a generation that another process has given is none of the future
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$segment->instance('opcflush_reset();');
echo $segment->line('say(fn () => opcflush_wait(0)); say(fn () => opcflush_wait(2)); say(fn () => opcflush_wait(3)); say(opcflush_reset(...)); say(fn () => opcflush_wait(3));');
?>
--EXPECT--
ValueError: opcflush_wait(): Argument #1 ($generation) must be between 1 and 2, the newest generation, 0 given
true
ValueError: opcflush_wait(): Argument #1 ($generation) must be between 1 and 2, the newest generation, 3 given
3
true
