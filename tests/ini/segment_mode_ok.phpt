--TEST--
opcflush.segment_mode: octal, the owner may read and write
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.segment_mode', [null, '0600', '600', '0640', '0660', '0666', '0777']);
?>
--EXPECT--
(not set): 0600
0600: 0600
600: 600
0640: 0640
0660: 0660
0666: 0666
0777: 0777
