--TEST--
Storm with opcache.jit=tracing, releases switched by a symlink, a refresh by PHP: every answer is fresh and of one release, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'JIT');
?>
--FILE--
<?php
require __DIR__ . '/jit.inc';

say_jit(Storm::report(Releases::class, 'refresh', options: ['ini' => JIT, 'files' => JIT_PAGE]));
?>
--EXPECTF--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
unchanged scripts compiled again: %d
JIT: on, compiled: much
