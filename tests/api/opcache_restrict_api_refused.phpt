--TEST--
opcache.restrict_api holds for opcflush_reset() and OPcache's part of the status: a script outside gets neither
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcache.restrict_api=/nowhere/
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
opcflush_reset() must be called from a script whose path begins with opcache.restrict_api, "/nowhere/"
generation 1
state
string(2) "on"
bool(false)
