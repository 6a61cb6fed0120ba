--TEST--
Storm, bin/opcflush refresh --wait for php-fpm and php-cgi, and the old release is removed when it returns: no answer is lost, and each is fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'refresh_wait', others: [[CgiParent::class, ['workers' => 4]]]);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
unchanged scripts compiled again: 0
instances: 2
