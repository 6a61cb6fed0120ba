--TEST--
The segment of a php-cgi with PHP_FCGI_CHILDREN is damaged under load: no request fails, one line at most tells of it, and signals and calls still work
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../hostile.inc';
require __DIR__ . '/../cgi_parent.inc';

Hostile::report([
	'truncated to 0' => fn ($path) => SegmentFile::truncate($path, 0),
	'truncated to half' => fn ($path) => SegmentFile::truncate($path, intdiv(filesize($path), 2)),
	'noise' => fn ($path) => SegmentFile::overwrite($path, SegmentFile::noise(filesize($path), 4)),
	'removed' => fn ($path) => unlink($path),
], CgiParent::class);
?>
--EXPECT--
truncated to 0: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
truncated to half: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
noise: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
removed: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
