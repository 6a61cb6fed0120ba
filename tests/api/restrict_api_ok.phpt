--TEST--
opcflush.restrict_api: a script whose path begins with it may call the functions
--CGI--
--INI--
opcache.enable=1
opcflush.log=0
opcflush.restrict_api={PWD}/restrict
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
