--TEST--
opcflush.restrict_api: a script whose path begins with it may call the functions
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.restrict_api={PWD}/restrict
--FILE--
<?php
foreach (['opcflush_reset', 'opcflush_generation', 'opcflush_status'] as $function) {
	try {
		echo get_debug_type($function()), "\n";
	} catch (OpcflushException $e) {
		echo str_replace(__FILE__, 'FILE', $e->getMessage()), "\n";
	}
}
?>
--EXPECT--
int
int
array
