--TEST--
Storm, releases switched by a symlink, one command for two masters, one of which is stopped and started: both answer fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'command', others: [
	[Fpm::class, ['workers' => 8, 'pools' => ['shop' => []]]],
], middle: 'restart');
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed, other than by the restart: 0
mixed: 0
workers that died: 0
instances: 2
