--TEST--
opcflush.guard=1: false where OPcache is off, in PHP's configuration or for the request, as before
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/same.inc';

same_with_the_guard('var_dump(opcache_reset());', ['opcache.enable_cli' => '0']);
same_with_the_guard('var_dump(opcache_reset());', ['opcache.enable' => '0']);
same_with_the_guard('ini_set("opcache.enable", "0"); var_dump(opcache_reset());');
?>
--EXPECT--
bool(false)
the same with the guard
bool(false)
the same with the guard
bool(false)
the same with the guard
