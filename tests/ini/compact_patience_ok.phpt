--TEST--
opcflush.compact_patience: milliseconds from 0 to 600000, 5000 by default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.compact_patience', [null, '0', '1', '250', '600000']);
?>
--EXPECT--
(not set): 5000
0: 0
1: 1
250: 250
600000: 600000
