--TEST--
opcflush.restrict_api: a script whose path begins with it may call the functions, any other gets an OpcflushException
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.restrict_api=/nowhere/
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
opcflush_reset() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_generation() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_status() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
