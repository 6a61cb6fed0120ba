--TEST--
opcflush.compact_free: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.compact_free', ['-1', '101', '20%', '0.5', 'many', '', '99999999999999999999']);
?>
--EXPECT--
-1: opcflush: INI entry opcflush.compact_free is "-1": accepted are percents from 0 (never) to 100; the default is used | 10
101: opcflush: INI entry opcflush.compact_free is "101": accepted are percents from 0 (never) to 100; the default is used | 10
20%: opcflush: INI entry opcflush.compact_free is "20%": accepted are percents from 0 (never) to 100; the default is used | 10
0.5: opcflush: INI entry opcflush.compact_free is "0.5": accepted are percents from 0 (never) to 100; the default is used | 10
many: opcflush: INI entry opcflush.compact_free is "many": accepted are percents from 0 (never) to 100; the default is used | 10
: opcflush: INI entry opcflush.compact_free is "": accepted are percents from 0 (never) to 100; the default is used | 10
99999999999999999999: opcflush: INI entry opcflush.compact_free is "99999999999999999999": accepted are percents from 0 (never) to 100; the default is used | 10
