--TEST--
Storm around php -S with PHP_CLI_SERVER_WORKERS and a php-cgi without children, releases switched by a symlink, the command: every answer of both is fresh and of one release, and none is lost
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

/* Without children, nobody starts it again when it has had enough requests. */
Storm::report(Releases::class, 'command', server: [BuiltInServer::class, ['workers' => 8]], others: [
	[CgiParent::class, ['workers' => 0, 'env' => ['PHP_FCGI_MAX_REQUESTS' => '0']]],
]);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
instances: 2
