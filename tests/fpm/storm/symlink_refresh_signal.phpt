--TEST--
Storm, releases switched by a symlink, SIGURG=refresh: every answer is fresh, and what the releases share is never compiled again
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'refresh_signal');
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
unchanged scripts compiled again: 0
