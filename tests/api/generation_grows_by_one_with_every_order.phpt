--TEST--
opcflush_reset() returns the generation that it has made; opcflush_generation() is the newest one
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
--FILE--
<?php
var_dump(opcflush_generation(), opcflush_reset(), opcflush_generation(), opcflush_reset());
$status = opcflush_status();
var_dump($status['generation'], $status['applied'], $status['flushes'], $status['last_flush']['generation']);
?>
--EXPECT--
int(1)
int(2)
int(2)
int(3)
int(3)
int(3)
int(2)
int(3)
