--TEST--
opcflush_log() with a segment: the last 256 orders of all, oldest first, with who gave them and what for
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$segment->instance('for ($i = 0; $i < 300; $i++) opcflush_reset("order $i");');
echo $segment->line('opcflush_realpath("the last");');
$check = <<<'PHP'
	$log = opcflush_log();
	echo count($log), ' from ', $log[0]['generation'], ' to ', $log[255]['generation'], ', from "', $log[0]['note'], '" to "', $log[255]['note'], "\"\n";
	echo array_is_list($log) && array_column($log, 'generation') === range($log[0]['generation'], $log[255]['generation']) ? "one by one\n" : "GAPS\n";
	$times = $sorted = array_column($log, 'time');
	sort($sorted);
	echo $times === $sorted ? "in the order of time\n" : "NOT IN THE ORDER OF TIME\n";
	var_dump(array_reverse(array_slice($log, -10)) === opcflush_status()['orders']);
	unset($log[255]['time'], $log[255]['pid']);
	$log[255]['uid'] = $log[255]['uid'] === posix_geteuid();
	say(fn () => $log[255]);
	PHP;
echo 'a command line: ', $segment->line($check), 'an instance: ', $segment->instance($check);
?>
--EXPECT--
a command line: 256 from 47 to 302, from "order 45" to "the last"
one by one
in the order of time
bool(true)
{"generation":302,"order":"realpath","instance":null,"uid":true,"sapi":"cli","by":"opcflush_realpath() in Command line code on line 8","note":"the last"}
an instance: 256 from 47 to 302, from "order 45" to "the last"
one by one
in the order of time
bool(true)
{"generation":302,"order":"realpath","instance":null,"uid":true,"sapi":"cli","by":"opcflush_realpath() in Command line code on line 8","note":"the last"}
