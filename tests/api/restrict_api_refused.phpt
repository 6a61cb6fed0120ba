--TEST--
opcflush.restrict_api: a script whose path does not begin with it gets an OpcflushException from every function
--CGI--
--INI--
opcache.enable=1
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
opcflush_reset() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_realpath() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_refresh() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_invalidate() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_dry_run() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_generation() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_wait() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_log() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
opcflush_status() must be called from a script whose path begins with opcflush.restrict_api, "/nowhere/"; this one is "FILE"
