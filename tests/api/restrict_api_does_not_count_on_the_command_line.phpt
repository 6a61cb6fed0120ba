--TEST--
opcflush.restrict_api does not count on the command line: who starts it may set every INI entry
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.restrict_api=/nowhere/
--FILE--
<?php
foreach (['opcflush_reset', 'opcflush_realpath', 'opcflush_generation', 'opcflush_wait', 'opcflush_log', 'opcflush_status'] as $function) {
	try {
		echo get_debug_type($function(...($function === 'opcflush_wait' ? [1] : []))), "\n";
	} catch (OpcflushException $e) {
		echo str_replace(__FILE__, 'FILE', $e->getMessage()), "\n";
	}
}
?>
--EXPECT--
int
int
int
bool
array
array
