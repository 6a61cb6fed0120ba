--TEST--
A master that finds something wrong at the path of its segment starts without it: one warning says what was found and what was expected, and signals work
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../segment.inc';


$good = new Fpm(['segment' => true]);
$bytes = file_get_contents($good->segment());
$good->stop();
foreach ([
	'a link to a good one' => fn ($path) => symlink($good->segment(), $path),
	'a link to nowhere' => fn ($path) => symlink("$path.nowhere", $path),
	'of another owner' => fn ($path) => file_put_contents($path, $bytes) && chown($path, 65534),
	'of another layout' => fn ($path) => [file_put_contents($path, $bytes), SegmentFile::setLayout($path, 77)],
	'not a segment' => fn ($path) => file_put_contents($path, str_repeat('#', strlen($bytes))),
	'too small' => fn ($path) => file_put_contents($path, substr($bytes, 0, 100)),
	'empty' => fn ($path) => touch($path),
	'too large' => fn ($path) => file_put_contents($path, "{$bytes}more"),
	'generation 0' => fn ($path) => [file_put_contents($path, $bytes), SegmentFile::setGeneration($path, 0)],
	'a folder' => fn ($path) => mkdir($path),
	'a pipe' => fn ($path) => posix_mkfifo($path, 0600),
	'in a folder that cannot be made' => fn ($path) => rmdir(dirname($path)) && touch(dirname($path)),
] as $what => $make) {
	$path = $good->file('wrong-' . strtr($what, ' ', '-') . '/segment');
	mkdir(dirname($path));
	$make($path);
	$fpm = new Fpm(['segment' => $path, 'files' => [
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
		'part.php' => '<?php echo "old";',
	]]);
	$fpm->everyWorker('page.php');
	$fpm->put('part.php', '<?php echo "new";');
	$fpm->flush(SIGURG);
	echo "$what: ", implode(' ', array_unique($fpm->everyWorker('page.php'))), ', ', $fpm->status()['segment']['state'], "\n";
	echo str_replace([$path, dirname($path)], ['PATH', 'FOLDER'], preg_replace('/^\[[^]]*\] /m', '', implode("\n", $fpm->saidOfSegment()))), "\n";
	$fpm->sandbox->close();
}
?>
--EXPECTF--
a link to a good one: new, refused
PHP Warning:  opcflush: segment: PATH is a symbolic link, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
a link to nowhere: new, refused
PHP Warning:  opcflush: segment: PATH is a symbolic link, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
of another owner: new, refused
PHP Warning:  opcflush: segment: PATH belongs to nobody (uid 65534), and root is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
of another layout: new, refused
PHP Warning:  opcflush: segment: PATH has layout 77 with %d orders, %d instances and %d slots, and layout 2 with %d, %d and %d is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
not a segment: new, refused
PHP Warning:  opcflush: segment: PATH is no segment of opcflush: it does not begin with "opcflush"; orders reach this instance by its own signals and calls only in Unknown on line 0
too small: new, refused
PHP Warning:  opcflush: segment: PATH has 100 bytes, and %d are expected (layout 2); orders reach this instance by its own signals and calls only in Unknown on line 0
empty: new, refused
PHP Warning:  opcflush: segment: PATH has 0 bytes, and %d are expected (layout 2); orders reach this instance by its own signals and calls only in Unknown on line 0
too large: new, refused
PHP Warning:  opcflush: segment: PATH has %d bytes, and %d are expected (layout 2); orders reach this instance by its own signals and calls only in Unknown on line 0
generation 0: new, refused
PHP Warning:  opcflush: segment: PATH is damaged: its generation is 0%S; orders reach this instance by its own signals and calls only in Unknown on line 0
a folder: new, refused
PHP Warning:  opcflush: segment: PATH is a directory, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
a pipe: new, refused
PHP Warning:  opcflush: segment: PATH is a pipe, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
in a folder that cannot be made: new, absent
PHP Warning:  opcflush: segment: cannot make PATH: Not a directory; orders reach this instance by its own signals and calls only in Unknown on line 0
