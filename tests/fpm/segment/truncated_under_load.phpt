--TEST--
The segment is truncated under load: no request fails, one line tells of it, and signals and calls still work
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../hostile.inc';

Hostile::report([
	'to 0' => fn ($path) => SegmentFile::truncate($path, 0),
	'to 1' => fn ($path) => SegmentFile::truncate($path, 1),
	'to 100' => fn ($path) => SegmentFile::truncate($path, 100),
	'to 4096' => fn ($path) => SegmentFile::truncate($path, 4096),
	'to 4097' => fn ($path) => SegmentFile::truncate($path, 4097),
	'to 0 and back' => function ($path) {
		$size = filesize($path);
		SegmentFile::truncate($path, 0);
		SegmentFile::truncate($path, $size);
	},
	'to half' => fn ($path) => SegmentFile::truncate($path, intdiv(filesize($path), 2)),
]);
?>
--EXPECT--
to 0: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
to 1: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
to 100: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
to 4096: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
to 4097: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
to 0 and back: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
to half: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
