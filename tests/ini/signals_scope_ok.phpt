--TEST--
opcflush.signals_scope: instance or segment
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.signals_scope', [null, 'instance', 'segment']);
?>
--EXPECT--
(not set): instance
instance: instance
segment: segment
