--TEST--
opcflush.compact_free: percents from 0 to 100, 10 by default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.compact_free', [null, '0', '1', '50', '100']);
?>
--EXPECT--
(not set): 10
0: 0
1: 1
50: 50
100: 100
