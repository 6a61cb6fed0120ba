--TEST--
opcflush.enable: on by default, and set in php.ini only
--INI--
opcflush.log=0
opcflush.segment=
--FILE--
<?php
var_dump(opcflush_status()['enabled'], ini_set('opcflush.enable', '0'), ini_get('opcflush.enable'), opcflush_status()['enabled']);
?>
--EXPECT--
bool(true)
bool(false)
string(1) "1"
bool(true)
