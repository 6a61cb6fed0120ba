--TEST--
A command line without OPcache never changes a segment: not its mode, group or size, and not one that is wrong
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$segment->instance('');
chmod($segment->path, 0644);
echo $segment->line('say(opcflush_reset(...));', ['opcflush.segment_mode' => '0666']), $segment->look(), "\n";
foreach (['empty' => '', 'something else' => str_repeat('x', 5000)] as $what => $content) {
	file_put_contents($segment->path, $content);
	echo "$what: ", preg_replace('/(and) \d+ (are expected)/', '$1 N $2', $segment->line('say(opcflush_reset(...)); say(opcflush_generation(...));'));
	echo $segment->look(), ', ', file_get_contents($segment->path) === $content ? 'as it was' : 'CHANGED', "\n";
}
?>
--EXPECT--
2
folder 0755, file 0644
empty: OpcflushException: opcflush.segment: PATH has 0 bytes, and N are expected (layout 2)
OpcflushException: opcflush.segment: PATH has 0 bytes, and N are expected (layout 2)
folder 0755, file 0644, as it was
something else: OpcflushException: opcflush.segment: PATH has 5000 bytes, and N are expected (layout 2)
OpcflushException: opcflush.segment: PATH has 5000 bytes, and N are expected (layout 2)
folder 0755, file 0644, as it was
