--TEST--
Storm, files written over with their inodes, time stamps and sizes kept, SIGURG=refresh: every answer is fresh, and what did not change is never compiled again
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Overwritten::class, 'refresh_signal');
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
unchanged scripts compiled again: 0
