--TEST--
opcflush.guard: 0 by default; any boolean
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.guard', [null, '0', '1', 'on', 'off', '']);
?>
--EXPECT--
(not set): 0
0: 0
1: 1
on: on
off: off
:
