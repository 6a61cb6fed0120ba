--TEST--
Storm, files replaced in place, bin/opcflush reset: every answer after its return is fresh, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(InPlace::class, 'command');
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
