--TEST--
A flush in the middle of a slow compile: by include
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/late_publish.inc';

late_publish('include __DIR__ . "/slow.php";');
?>
--EXPECT--
the compile goes on: true
a request after the flush: new
the overlapping request: old
later in www: new, new
later in other: new, new
later in www: new, new
cached: yes
late publishes caught: true
applied: true
deaths: 0
