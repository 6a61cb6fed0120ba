--TEST--
The segment is removed or replaced under load: no request fails, one line at most tells of it, and signals and calls still work
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../hostile.inc';

Hostile::report([
	'removed' => fn ($path) => unlink($path),
	'removed with its folder' => fn ($path) => unlink($path) && rmdir(dirname($path)),
	'by a link' => fn ($path) => rename($path, "$path.old") && symlink("$path.old", $path),
	'by an empty file' => fn ($path) => unlink($path) && touch($path),
	'by a copy' => fn ($path) => copy($path, "$path.new") && rename("$path.new", $path),
	'by a folder' => fn ($path) => unlink($path) && mkdir($path),
]);
?>
--EXPECT--
removed: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
removed with its folder: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
by a link: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
by an empty file: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
by a copy: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
by a folder: fresh by signal, by a call, and again, generation grown, failed 0, stale 0, command lines beside it: 0 well, one line at most
