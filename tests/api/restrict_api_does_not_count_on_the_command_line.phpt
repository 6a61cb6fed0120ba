--TEST--
opcflush.restrict_api does not count on the command line: who starts it may set every INI entry
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.restrict_api=/nowhere/
opcflush.segment=
--FILE--
<?php
$calls = [opcflush_reset(...), opcflush_realpath(...), opcflush_refresh(...), fn () => opcflush_invalidate('/nothing'), opcflush_dry_run(...), opcflush_generation(...),
	fn () => opcflush_wait(1), opcflush_log(...), opcflush_status(...)];
foreach ($calls as $call) {
	try {
		echo get_debug_type($call()), "\n";
	} catch (OpcflushException $e) {
		echo str_replace(__FILE__, 'FILE', $e->getMessage()), "\n";
	}
}
?>
--EXPECT--
int
int
int
int
array
int
bool
array
array
