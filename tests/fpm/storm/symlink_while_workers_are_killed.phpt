--TEST--
Storm, releases switched by a symlink, workers killed all the time: only the killed workers' requests are lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'sigurg', kill: true);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed, other than by the killing: 0
mixed: 0
workers that died otherwise: 0
