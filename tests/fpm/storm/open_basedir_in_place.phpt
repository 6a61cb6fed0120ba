--TEST--
Storm under open_basedir, files replaced in place, a reset by PHP: every answer is fresh and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

$server = Storm::report(InPlace::class, 'reset', options: ['pool' => ['php_admin_value[open_basedir]' => '{dir}/app/:{dir}/control/']]);
$server->put($server->file('control/outside.php'), '<?php echo @file_get_contents(__FILE__ . "/../../php.ini") === false ? "refused" : "read";');
echo 'outside of it: ', $server->get($server->file('control/outside.php')), "\n";
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
outside of it: refused
