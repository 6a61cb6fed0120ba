--TEST--
Storm with opcache.file_cache, files replaced in place, a refresh by PHP: every answer is fresh, none is lost, and the copies are of what is served
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

/* A folder that the workers may write to. What OPcache has had from there is compiled again, changed or not. */
$server = Storm::report(InPlace::class, 'refresh', options: ['ini' => ['opcache.file_cache' => '{dir}/pause']]);
$page = fn () => preg_replace('/^\d+ /', '', $server->get($server->file('app/index.php')));
$server->deliver(SIGURG);
$before = $page();
echo 'copies of scripts: ', (int) shell_exec("find {$server->file('pause')} -name '*.bin' | wc -l") > 20 ? 'many' : 'few', "\n";
$server->restart();
echo 'served by a new master: ', $page() === $before ? 'the same' : 'another version', "\n";
?>
--EXPECTF--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
unchanged scripts compiled again: %d
copies of scripts: many
served by a new master: the same
