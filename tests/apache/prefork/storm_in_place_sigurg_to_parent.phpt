--TEST--
Storm of Apache prefork, files replaced in place, SIGURG to the parent: every answer is fresh, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('prefork');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';
require __DIR__ . '/../../fpm/storm.inc';
Storm::report(InPlace::class, 'sigurg', server: [Apache::class, ['workers' => 28]]);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
