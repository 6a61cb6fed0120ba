--TEST--
opcflush.compact_wasted: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.compact_wasted', ['-1', '101', '20%', '0.5', 'many', '', '99999999999999999999']);
?>
--EXPECT--
-1: opcflush: INI entry opcflush.compact_wasted is "-1": accepted are percents from 0 (never) to 100; the default is used | 20
101: opcflush: INI entry opcflush.compact_wasted is "101": accepted are percents from 0 (never) to 100; the default is used | 20
20%: opcflush: INI entry opcflush.compact_wasted is "20%": accepted are percents from 0 (never) to 100; the default is used | 20
0.5: opcflush: INI entry opcflush.compact_wasted is "0.5": accepted are percents from 0 (never) to 100; the default is used | 20
many: opcflush: INI entry opcflush.compact_wasted is "many": accepted are percents from 0 (never) to 100; the default is used | 20
: opcflush: INI entry opcflush.compact_wasted is "": accepted are percents from 0 (never) to 100; the default is used | 20
99999999999999999999: opcflush: INI entry opcflush.compact_wasted is "99999999999999999999": accepted are percents from 0 (never) to 100; the default is used | 20
