--TEST--
opcflush.guard: what is no switch is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.guard', ['2', '-1', '1s', 'reset']);
?>
--EXPECT--
2: opcflush: INI entry opcflush.guard is "2": accepted are 0 and 1; the default is used | 0
-1: opcflush: INI entry opcflush.guard is "-1": accepted are 0 and 1; the default is used | 0
1s: opcflush: INI entry opcflush.guard is "1s": accepted are 0 and 1; the default is used | 0
reset: opcflush: INI entry opcflush.guard is "reset": accepted are 0 and 1; the default is used | 0
