--TEST--
OpcflushException is a RuntimeException
--INI--
opcflush.segment=
--FILE--
<?php
var_dump(get_parent_class(OpcflushException::class), (new ReflectionClass(OpcflushException::class))->getExtensionName());
?>
--EXPECT--
string(16) "RuntimeException"
string(8) "opcflush"
