--TEST--
opcache.restrict_api holds for orders and OPcache's part of the status: a script outside gets neither
--CGI--
--INI--
opcache.enable=1
opcflush.log=0
opcache.restrict_api=/nowhere/
opcflush.segment=
--FILE--
<?php
foreach ([opcflush_reset(...), opcflush_realpath(...), opcflush_refresh(...), fn () => opcflush_invalidate('/nothing')] as $call) {
	try {
		echo $call(), "\n";
	} catch (OpcflushException $e) {
		echo $e->getMessage(), "\n";
	}
}
echo 'generation ', opcflush_generation(), ', orders ', count(opcflush_log()), "\n";
echo implode(', ', array_keys(opcflush_status()['opcache'])), "\n";
var_dump(opcflush_wait(1), opcflush_status()['opcache']['state'], @opcache_get_status() !== false);
?>
--EXPECT--
opcflush_reset() must be called from a script whose path begins with opcache.restrict_api, "/nowhere/"
opcflush_realpath() must be called from a script whose path begins with opcache.restrict_api, "/nowhere/"
opcflush_refresh() must be called from a script whose path begins with opcache.restrict_api, "/nowhere/"
opcflush_invalidate() must be called from a script whose path begins with opcache.restrict_api, "/nowhere/"
generation 1, orders 0
state
bool(true)
string(2) "on"
bool(false)
