--TEST--
opcflush.segment_group: none by default; whether there is such a group is found out when the segment is made
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.segment_group', [null, '', 'www-data', '33']);
?>
--EXPECT--
(not set):
:
www-data: www-data
33: 33
