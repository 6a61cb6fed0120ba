--TEST--
An instance makes the segment and the folder it is in: 0755 and 0600; not the folder above
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
echo $segment->look(), "\n";
echo $segment->instance('say(fn () => opcflush_status()["segment"]);'), $segment->look(), "\n";
echo implode(' ', array_diff(scandir(dirname($segment->path)), ['.', '..'])), "\n";

$segment = new Segment;
umask(077);
$segment->instance('');
echo 'whatever the umask: ', $segment->look(), "\n";

$segment = new Segment;
$path = "$segment->path/deep/segment";
echo $segment->instance('say(fn () => opcflush_status()["segment"]);', ['opcflush.segment' => $path]), $segment->look(), "\n";
?>
--EXPECT--
folder absent, file absent
{"state":"attached","path":"PATH","reason":null,"writable":true}
folder 0755, file 0600
segment
whatever the umask: folder 0755, file 0600

Warning: opcflush: segment: cannot make PATH/deep/segment: No such file or directory; orders reach this instance by its own signals and calls only in Unknown on line 0
{"state":"absent","path":"PATH/deep/segment","reason":"cannot make PATH/deep/segment: No such file or directory","writable":false}
folder absent, file absent
