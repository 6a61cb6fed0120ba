--TEST--
opcflush.guard_interval: milliseconds from 0 to 60000, 1000 by default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.guard_interval', [null, '0', '1', '250', '60000']);
?>
--EXPECT--
(not set): 1000
0: 0
1: 1
250: 250
60000: 60000
