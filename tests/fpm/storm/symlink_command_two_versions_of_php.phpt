--TEST--
Storm, releases switched by a symlink, one command for php-fpm of two versions of PHP, one of which is stopped and started: both answer fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'another PHP');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'command', others: [
	[Fpm::class, ['workers' => 8, 'pools' => ['shop' => []], 'php' => PhpBuild::another()]],
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
