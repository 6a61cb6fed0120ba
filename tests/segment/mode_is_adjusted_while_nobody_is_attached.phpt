--TEST--
The first instance adjusts mode and group of a segment that is there; while others are attached they stay, with a warning
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$segment->instance('');
$ini = ['opcflush.segment_mode' => '0660'];
echo $segment->instance('', $ini), $segment->look(), "\n";
chmod($segment->path, 0644);
echo $segment->instance('', $ini), $segment->look(), "\n";

$peer = $segment->peer($ini);
$show = fn (string $text) => preg_replace('/group \d+/', 'group N', $text);
echo 'attached by another:', $show($segment->instance('say(fn () => [opcflush_reset(), opcflush_status()["segment"]["state"]]);', ['opcflush.segment_mode' => '0666'])), $segment->look(), "\n";
echo 'the same mode:', $segment->instance('', $ini), ' ', $segment->look(), "\n";
$peer->end(kill: true);
echo 'killed:', $segment->instance('', ['opcflush.segment_mode' => '0666']), ' ', $segment->look(), "\n";
?>
--EXPECT--
folder 0755, file 0660
folder 0755, file 0660
attached by another:
Warning: opcflush: segment: PATH has mode 0660 and group N, which other instances use or this process may not change: they stay, and opcflush.segment_mode and opcflush.segment_group count for nothing in Unknown on line 0
[2,"attached"]
folder 0755, file 0660
the same mode: folder 0755, file 0660
killed: folder 0755, file 0666
