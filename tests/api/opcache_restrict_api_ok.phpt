--TEST--
opcache.restrict_api holds for opcflush_reset() and OPcache's part of the status: a script inside gets both
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcache.restrict_api={PWD}
--FILE--
<?php
try {
	echo opcflush_reset(), "\n";
} catch (OpcflushException $e) {
	echo $e->getMessage(), "\n";
}
echo 'generation ', opcflush_generation(), "\n";
echo implode(', ', array_keys(opcflush_status()['opcache'])), "\n";
var_dump(opcflush_status()['opcache']['state'], @opcache_get_status() !== false);
?>
--EXPECT--
2
generation 2
state, enabled, cache_full, restart_pending, used_memory, free_memory, wasted_memory, wasted_percentage
string(2) "on"
bool(true)
