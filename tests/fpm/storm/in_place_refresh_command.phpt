--TEST--
Storm, files replaced in place with their time stamps and sizes kept, bin/opcflush refresh: every answer after its return is fresh, and what did not change is never compiled again
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(InPlace::class, 'refresh_command');
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
unchanged scripts compiled again: 0
