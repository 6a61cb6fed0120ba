--TEST--
Storm with little memory, workers killed five times a second: only the killed workers' requests are lost, and the gate does not stay closed
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

CompactionStorm::report(InPlace::class, 'sigurg', ['opcflush.compact_patience' => '0', 'opcflush.compact_wasted' => '5'], kill: 100);
?>
--EXPECT--
answers: many
flushes: many
compactions: many
stale: 0
failed, other than by the killing: 0
workers that died otherwise: 0
polls: OPcache off: 0, restarts for want of memory: 0, of keys: 0
longest hold-up: as it may be
