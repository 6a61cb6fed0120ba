--TEST--
Storm with opcache.jit=tracing and little memory, releases switched by a symlink, a reset each time: compactions all the time, every answer is fresh and of one release, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'JIT');
?>
--FILE--
<?php
require __DIR__ . '/jit.inc';
require __DIR__ . '/../compaction/storm.inc';

CompactionStorm::report(Releases::class, 'reset', ['opcache.jit_buffer_size' => '8M'] + JIT);
?>
--EXPECT--
answers: many
flushes: many
compactions: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
polls: OPcache off: 0, restarts for want of memory: 0, of keys: 0
longest hold-up: as it may be
