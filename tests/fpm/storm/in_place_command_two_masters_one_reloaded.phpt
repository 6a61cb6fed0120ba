--TEST--
Storm, files replaced in place, one command for two masters, one of which is reloaded: both answer fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(InPlace::class, 'command', others: [
	[Fpm::class, ['workers' => 8, 'pools' => ['shop' => []], 'global' => ['process_control_timeout' => '5s']]],
], middle: 'reload');
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed, other than by the restart: 0
workers that died: 0
instances: 2
