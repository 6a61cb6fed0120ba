--TEST--
A segment that is a link, no file, too small or too big: refused by all, with what was found and what is expected; an instance goes on without it
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$wrong = [
	'link' => fn ($path) => rename($path, "$path.real") && symlink("$path.real", $path),
	'dangling link' => fn ($path) => unlink($path) && symlink("$path.none", $path),
	'folder' => fn ($path) => unlink($path) && mkdir($path),
	'pipe' => fn ($path) => unlink($path) && exec("mkfifo $path"),
	'too small' => fn ($path) => file_put_contents($path, substr(file_get_contents($path), 0, 100)),
	'too big' => fn ($path) => file_put_contents($path, 'x', FILE_APPEND),
];
$segment = new Segment;
$segment->instance('opcflush_reset();');
$sound = file_get_contents($segment->path);
foreach ($wrong as $what => $spoil) {
	file_put_contents($segment->path, $sound);
	$spoil($segment->path);
	$said = $segment->instance('say(opcflush_reset(...)); say(fn () => opcflush_status()["segment"]["state"]);') . $segment->line('say(opcflush_reset(...));');
	echo "$what:", preg_replace('/\b\d{5,}( bytes| are expected)/', 'N$1', $said);
	is_dir($segment->path) && !is_link($segment->path) ? rmdir($segment->path) : unlink($segment->path);
}
?>
--EXPECT--
link:
Warning: opcflush: segment: PATH is a symbolic link, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH is a symbolic link, and a regular file is expected
dangling link:
Warning: opcflush: segment: PATH is a symbolic link, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH is a symbolic link, and a regular file is expected
folder:
Warning: opcflush: segment: PATH is a directory, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH is a directory, and a regular file is expected
pipe:
Warning: opcflush: segment: PATH is a pipe, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH is a pipe, and a regular file is expected
too small:
Warning: opcflush: segment: PATH has 100 bytes, and N are expected (layout 2); orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH has 100 bytes, and N are expected (layout 2)
too big:
Warning: opcflush: segment: PATH has N bytes, and N are expected (layout 2); orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH has N bytes, and N are expected (layout 2)
