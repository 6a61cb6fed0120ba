--TEST--
phpinfo() says why opcflush is inert
--INI--
opcflush.enable=0
opcflush.segment=
--FILE--
<?php
ob_start();
phpinfo(INFO_MODULES);
$text = ob_get_clean();
var_dump(str_contains($text, "enabled => no\n"), str_contains($text, "reasons 1 => opcflush.enable is 0\n"));
?>
--EXPECT--
bool(true)
bool(true)
