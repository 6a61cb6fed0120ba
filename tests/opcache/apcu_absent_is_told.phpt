--TEST--
opcflush.apcu=1 without APCu: orders work, and the status tells
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.apcu=1
opcflush.segment=
--SKIPIF--
<?php
if (extension_loaded('apcu')) {
	die('skip APCu is built into this PHP');
}
?>
--FILE--
<?php
echo opcflush_reset(), ' ', opcflush_refresh(), ' ', opcflush_status()['applied'], "\n";
echo implode("\n", opcflush_status()['reasons']), "\n";
?>
--EXPECT--
2 3 3
opcflush.apcu is 1, and APCu is not loaded
