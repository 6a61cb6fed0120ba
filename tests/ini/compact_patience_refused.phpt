--TEST--
opcflush.compact_patience: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.compact_patience', ['-1', '600001', '1s', '0.5', '', '99999999999999999999']);
?>
--EXPECT--
-1: opcflush: INI entry opcflush.compact_patience is "-1": accepted are milliseconds from 0 to 600000; the default is used | 5000
600001: opcflush: INI entry opcflush.compact_patience is "600001": accepted are milliseconds from 0 to 600000; the default is used | 5000
1s: opcflush: INI entry opcflush.compact_patience is "1s": accepted are milliseconds from 0 to 600000; the default is used | 5000
0.5: opcflush: INI entry opcflush.compact_patience is "0.5": accepted are milliseconds from 0 to 600000; the default is used | 5000
: opcflush: INI entry opcflush.compact_patience is "": accepted are milliseconds from 0 to 600000; the default is used | 5000
99999999999999999999: opcflush: INI entry opcflush.compact_patience is "99999999999999999999": accepted are milliseconds from 0 to 600000; the default is used | 5000
