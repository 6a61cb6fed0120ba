--TEST--
Storm with opcache.file_cache, releases switched by a symlink, the command: every answer is fresh and of one release, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

/* A folder that the workers may write to. */
$server = Storm::report(Releases::class, 'command', options: ['ini' => ['opcache.file_cache' => '{dir}/pause']]);
$server->command(['reset']);
$server->get($server->file('app/current/index.php'));
echo 'copies of scripts: ', (int) shell_exec("find {$server->file('pause')} -name '*.bin' | wc -l") > 20 ? 'many' : 'few', "\n";
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
copies of scripts: many
