--TEST--
Storm, files replaced in place, bin/opcflush reset, workers killed all the time: only the killed workers' requests are lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(InPlace::class, 'command', kill: true);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed, other than by the killing: 0
workers that died otherwise: 0
