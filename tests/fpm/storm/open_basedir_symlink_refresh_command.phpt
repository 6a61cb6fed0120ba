--TEST--
Storm under open_basedir, releases switched by a symlink, a refresh by the command: every answer is fresh and of one release, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

Storm::report(Releases::class, 'refresh_command', options: ['pool' => ['php_admin_value[open_basedir]' => '{dir}/app/:{dir}/control/']]);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
unchanged scripts compiled again: 0
