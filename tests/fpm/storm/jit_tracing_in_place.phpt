--TEST--
Storm with opcache.jit=tracing, files replaced in place, a signal to the master: every answer is fresh and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'JIT');
?>
--FILE--
<?php
require __DIR__ . '/jit.inc';

say_jit(Storm::report(InPlace::class, 'sigurg', options: ['ini' => JIT, 'files' => JIT_PAGE]));
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
JIT: on, compiled: much
