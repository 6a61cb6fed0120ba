--TEST--
Storm, files replaced in place, SIGUSR2 to every worker: every answer is fresh and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(InPlace::class, 'volley');
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
