--TEST--
opcflush.compact_pause: milliseconds from 0 to 10000, 200 by default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.compact_pause', [null, '0', '1', '250', '10000']);
?>
--EXPECT--
(not set): 200
0: 0
1: 1
250: 250
10000: 10000
