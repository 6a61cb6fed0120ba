--TEST--
opcflush.segment: an absolute path, or nothing; /run/opcflush/segment by default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.segment', [null, '', '/run/opcflush/segment', '/somewhere/else', '/']);
?>
--EXPECT--
(not set): /run/opcflush/segment
:
/run/opcflush/segment: /run/opcflush/segment
/somewhere/else: /somewhere/else
/: /
