--TEST--
Storm with little memory, files replaced in place, a reset each time: compactions all the time, every answer is fresh and none is lost
--CONFLICTS--
all
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/storm.inc';

CompactionStorm::report(InPlace::class, 'reset');
?>
--EXPECT--
answers: many
flushes: many
compactions: many
stale: 0
failed: 0
workers that died: 0
polls: OPcache off: 0, restarts for want of memory: 0, of keys: 0
longest hold-up: as it may be
