--TEST--
Storm, releases switched by a symlink, one command for php-fpm and a php-cgi with PHP_FCGI_CHILDREN: both answer fresh, and no answer is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'command', others: [[CgiParent::class, ['workers' => 4]]]);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
instances: 2
