--TEST--
opcflush.enable=0: no segment is made or attached, and every function but the status says why
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$code = <<<'PHP'
	foreach ([opcflush_reset(...), opcflush_realpath(...), opcflush_generation(...), fn () => opcflush_wait(1), opcflush_log(...)] as $function) {
		say($function);
	}
	say(fn () => opcflush_status()['segment']);
	PHP;
echo $segment->instance($code, ['opcflush.enable' => '0']), $segment->look(), "\n";
echo $segment->line($code, ['opcflush.enable' => '0']), $segment->look(), "\n";
?>
--EXPECT--
OpcflushException: opcflush is inactive: opcflush.enable is 0
OpcflushException: opcflush is inactive: opcflush.enable is 0
OpcflushException: opcflush is inactive: opcflush.enable is 0
OpcflushException: opcflush is inactive: opcflush.enable is 0
OpcflushException: opcflush is inactive: opcflush.enable is 0
{"state":"none","path":"PATH","reason":null,"writable":false}
folder absent, file absent
OpcflushException: opcflush is inactive: opcflush.enable is 0
OpcflushException: opcflush is inactive: opcflush.enable is 0
OpcflushException: opcflush is inactive: opcflush.enable is 0
OpcflushException: opcflush is inactive: opcflush.enable is 0
OpcflushException: opcflush is inactive: opcflush.enable is 0
{"state":"none","path":"PATH","reason":null,"writable":false}
folder absent, file absent
