--TEST--
A segment of other content, layout or tables, or with a generation that makes no sense: refused by all; an instance goes on without it
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

/* As src/core/segment.h has it: magic, layout, how many orders; in the second page the generation. */
$patch = function (string $path, int $offset, string $bytes): void {
	$file = fopen($path, 'r+');
	fseek($file, $offset);
	fwrite($file, $bytes);
	fclose($file);
};
$wrong = [
	'other content' => fn ($path) => file_put_contents($path, str_repeat('x', filesize($path))),
	'other layout' => fn ($path) => $patch($path, 8, pack('V', 77)),
	'other table' => fn ($path) => $patch($path, 12, pack('V', 99)),
	'generation 0' => fn ($path) => $patch($path, 4096, pack('VV', 0, 0)),
	'vast generation' => fn ($path) => $patch($path, 4096, pack('VV', 0xffffffff, 0x7fffffff)),
];
$segment = new Segment;
$segment->instance('opcflush_reset();');
$sound = file_get_contents($segment->path);
foreach ($wrong as $what => $spoil) {
	file_put_contents($segment->path, $sound);
	$spoil($segment->path);
	$said = $segment->instance('say(opcflush_reset(...)); say(fn () => opcflush_status()["segment"]["state"]);') . $segment->line('say(opcflush_reset(...));');
	echo "$what:", preg_replace('/(layout \d+ with).*?(, and layout 2 with).*?( is)/', '$1 TABLES$2 TABLES$3', $said);
}
?>
--EXPECT--
other content:
Warning: opcflush: segment: PATH is no segment of opcflush: it does not begin with "opcflush"; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH is no segment of opcflush: it does not begin with "opcflush"
other layout:
Warning: opcflush: segment: PATH has layout 77 with TABLES, and layout 2 with TABLES is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH has layout 77 with TABLES, and layout 2 with TABLES is expected
other table:
Warning: opcflush: segment: PATH has layout 2 with TABLES, and layout 2 with TABLES is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH has layout 2 with TABLES, and layout 2 with TABLES is expected
generation 0:
Warning: opcflush: segment: PATH is damaged: its generation is 0; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH is damaged: its generation is 0
vast generation:
Warning: opcflush: segment: PATH is damaged: its generation is 9223372036854775807; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH is damaged: its generation is 9223372036854775807
