--TEST--
opcflush.segment_group: a group that the process may not give a file to; nothing is made
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
skip_without_nobody();
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';
require __DIR__ . '/nobody.inc';

$segment = new Segment;
mkdir(dirname($segment->path));
chown(dirname($segment->path), 65534);
echo $segment->instance('say(opcflush_reset(...)); say(fn () => opcflush_status()["segment"]["state"]);', ['opcflush.segment_group' => '0'], as_nobody()), $segment->look(), ', ',
	count(scandir(dirname($segment->path))) - 2, " files\n";
?>
--EXPECT--
Warning: opcflush: segment: cannot make PATH: Operation not permitted; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"absent"
folder 0755, file absent, 0 files
