--TEST--
Storm of Apache event, releases switched by a symlink, SIGURG to the parent: every answer is fresh, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';
require __DIR__ . '/../../fpm/storm.inc';
Storm::report(Releases::class, 'sigurg', server: [Apache::class, ['workers' => 2, 'threads' => 12]], deploys: 2, connections: 4);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
