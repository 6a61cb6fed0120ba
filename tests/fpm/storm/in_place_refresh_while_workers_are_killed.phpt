--TEST--
Storm, files replaced in place, a refresh by the command while workers are killed all the time: only the killed workers' requests are lost, and what did not change is never compiled again
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(InPlace::class, 'refresh_command', kill: true);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed, other than by the killing: 0
workers that died otherwise: 0
unchanged scripts compiled again: 0
