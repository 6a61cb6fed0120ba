--TEST--
The generation in the segment is set back or far ahead under load: no request fails, and signals and calls still work
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../hostile.inc';

Hostile::report([
	'back to 1' => fn ($path) => SegmentFile::setGeneration($path, 1),
	'to 0' => fn ($path) => SegmentFile::setGeneration($path, 0),
	'ahead by 1,000' => fn ($path) => SegmentFile::setGeneration($path, 1005),
	'far ahead' => fn ($path) => SegmentFile::setGeneration($path, PHP_INT_SIZE === 8 ? PHP_INT_MAX : 1 << 30),
]);
?>
--EXPECT--
back to 1: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
to 0: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
ahead by 1,000: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
far ahead: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
