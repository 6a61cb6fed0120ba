--TEST--
Storm of Apache event, files replaced in place, where memory is tight: every answer is fresh, none is lost, and OPcache is compacted on and on
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';
require __DIR__ . '/../../fpm/storm.inc';
require __DIR__ . '/../../fpm/compaction.inc';
$apache = Storm::report(InPlace::class, 'command', server: [Apache::class, ['workers' => 2, 'threads' => 12]], options: ['ini' => ['opcflush.compact_pause' => '1000'] + LITTLE_MEMORY], deploys: 2, connections: 4);
compacting_pages($apache);
$memory = memory($apache);
echo 'compactions: ', $apache->status()['compaction']['count'] > 0 ? 'some' : json_encode($apache->status()['compaction']), "\n";
echo 'restarts for want of memory: ', $memory['oom_restarts'], ', of keys: ', $memory['hash_restarts'], ', OPcache is on: ', var_export($memory['enabled'], true), "\n";
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
compactions: some
restarts for want of memory: 0, of keys: 0, OPcache is on: true
