--TEST--
The reason of a flush is the call, with the script and the line of the caller
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
--FILE--
<?php
function order(): void
{
	opcflush_reset();
}

order();
echo str_replace(__FILE__, 'FILE', opcflush_status()['last_flush']['reason']), "\n";
eval('opcflush_refresh();');
echo str_replace(__FILE__, 'FILE', opcflush_status()['last_flush']['reason']), "\n";
?>
--EXPECT--
opcflush_reset() in FILE on line 4
opcflush_refresh() in FILE(9) : eval()'d code on line 1
