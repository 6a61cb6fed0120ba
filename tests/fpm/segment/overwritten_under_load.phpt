--TEST--
The segment is overwritten under load: no request fails, one line at most tells of it, and signals and calls still work
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../hostile.inc';

Hostile::report([
	'noise' => fn ($path) => SegmentFile::overwrite($path, SegmentFile::noise(filesize($path), 1)),
	'noise in the first page' => fn ($path) => SegmentFile::overwrite($path, SegmentFile::noise(4096, 2)),
	'noise after the first page' => fn ($path) => SegmentFile::overwrite($path, SegmentFile::noise(filesize($path) - 4096, 3), 4096),
	'zeros' => fn ($path) => SegmentFile::overwrite($path, str_repeat("\0", filesize($path))),
	'ones' => fn ($path) => SegmentFile::overwrite($path, str_repeat("\xff", filesize($path))),
	'another layout' => fn ($path) => SegmentFile::setLayout($path, 77),
]);
?>
--EXPECT--
noise: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
noise in the first page: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
noise after the first page: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
zeros: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
ones: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
another layout: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
