--TEST--
Storm, releases switched by a symlink, a refresh by a signal while workers are killed all the time: only the killed workers' requests are lost, and what did not change is never compiled again
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'refresh_signal', kill: true);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed, other than by the killing: 0
mixed: 0
workers that died otherwise: 0
unchanged scripts compiled again: 0
