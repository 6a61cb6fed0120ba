--TEST--
opcflush_reset() returns the generation that it has made; so do the other orders; opcflush_generation() is the newest one
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
--FILE--
<?php
var_dump(opcflush_generation(), opcflush_reset(), opcflush_generation(), opcflush_refresh(), opcflush_invalidate('/nothing'), opcflush_realpath(), opcflush_reset());
$status = opcflush_status();
var_dump($status['generation'], $status['applied'], $status['flushes'], $status['last_flush']['generation']);
?>
--EXPECT--
int(1)
int(2)
int(2)
int(3)
int(4)
int(5)
int(6)
int(6)
int(6)
int(4)
int(6)
