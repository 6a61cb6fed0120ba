--TEST--
A segment that is there is attached: generations go on where they were, from instance to instance
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
foreach ([1, 2] as $time) {
	echo $segment->instance('say(fn () => [opcflush_generation(), opcflush_reset(), opcflush_realpath(), opcflush_generation()]);');
}
$inode = fileinode($segment->path);
echo $segment->line('say(fn () => [opcflush_generation(), opcflush_reset()]);');
echo $segment->instance('$status = opcflush_status(); say(fn () => [$status["generation"], $status["applied"], count($status["orders"])]);');
clearstatcache();
var_dump(fileinode($segment->path) === $inode);
?>
--EXPECT--
[1,2,3,3]
[3,4,5,5]
[5,6]
[6,6,5]
bool(true)
