--TEST--
Generations are counted where OPcache is off, too; nothing is flushed
--INI--
opcache.enable=1
opcache.enable_cli=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
var_dump(opcflush_generation(), opcflush_reset(), opcflush_reset(), opcflush_generation());
var_dump(opcflush_status()['flushes'], opcflush_status()['last_flush']);
?>
--EXPECT--
int(1)
int(2)
int(3)
int(3)
int(0)
NULL
