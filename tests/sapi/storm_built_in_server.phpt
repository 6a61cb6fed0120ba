--TEST--
Storm around php -S with PHP_CLI_SERVER_WORKERS, files replaced in place, a signal to the parent: every answer is fresh and none is lost
--CONFLICTS--
all
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../fpm/storm.inc';
require __DIR__ . '/built_in_server.inc';

Storm::report(InPlace::class, 'sigurg', server: [BuiltInServer::class, ['workers' => 8]]);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
