--TEST--
opcache.restrict_api holds for orders and OPcache's part of the status: a script inside gets both
--CGI--
--INI--
opcache.enable=1
opcflush.log=0
opcache.restrict_api={PWD}
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
var_dump(opcflush_status()['opcache']['state'], @opcache_get_status() !== false);
?>
--EXPECT--
2
3
4
5
generation 5, orders 4
state, enabled, cache_full, restart_pending, used_memory, free_memory, wasted_memory, wasted_percentage
string(2) "on"
bool(true)
