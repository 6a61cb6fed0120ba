--TEST--
opcflush.compact_pause: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.compact_pause', ['-1', '10001', '1s', '0.5', '', '99999999999999999999']);
?>
--EXPECT--
-1: opcflush: INI entry opcflush.compact_pause is "-1": accepted are milliseconds from 0 to 10000; the default is used | 200
10001: opcflush: INI entry opcflush.compact_pause is "10001": accepted are milliseconds from 0 to 10000; the default is used | 200
1s: opcflush: INI entry opcflush.compact_pause is "1s": accepted are milliseconds from 0 to 10000; the default is used | 200
0.5: opcflush: INI entry opcflush.compact_pause is "0.5": accepted are milliseconds from 0 to 10000; the default is used | 200
: opcflush: INI entry opcflush.compact_pause is "": accepted are milliseconds from 0 to 10000; the default is used | 200
99999999999999999999: opcflush: INI entry opcflush.compact_pause is "99999999999999999999": accepted are milliseconds from 0 to 10000; the default is used | 200
