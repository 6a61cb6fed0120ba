--TEST--
opcflush.guard_interval: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.guard_interval', ['-1', '60001', '1s', '0.5', '', '99999999999999999999']);
?>
--EXPECT--
-1: opcflush: INI entry opcflush.guard_interval is "-1": accepted are milliseconds from 0 to 60000; the default is used | 1000
60001: opcflush: INI entry opcflush.guard_interval is "60001": accepted are milliseconds from 0 to 60000; the default is used | 1000
1s: opcflush: INI entry opcflush.guard_interval is "1s": accepted are milliseconds from 0 to 60000; the default is used | 1000
0.5: opcflush: INI entry opcflush.guard_interval is "0.5": accepted are milliseconds from 0 to 60000; the default is used | 1000
: opcflush: INI entry opcflush.guard_interval is "": accepted are milliseconds from 0 to 60000; the default is used | 1000
99999999999999999999: opcflush: INI entry opcflush.guard_interval is "99999999999999999999": accepted are milliseconds from 0 to 60000; the default is used | 1000
