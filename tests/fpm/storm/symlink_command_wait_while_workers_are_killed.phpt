--TEST--
Storm, bin/opcflush reset --wait while workers are killed all the time: no dead worker holds it up, and only the killed ones' requests are lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'wait', kill: true);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed, other than by the killing: 0
mixed: 0
workers that died otherwise: 0
