--TEST--
opcflush.guard=1: opcache.restrict_api refuses with OPcache's own warning, as before
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/same.inc';

same_with_the_guard('var_dump(opcache_reset());', ['opcache.restrict_api' => '/nowhere']);
same_with_the_guard('var_dump(opcache_reset());', ['opcache.restrict_api' => '{dir}/']);
?>
--EXPECT--

Warning: Zend OPcache API is restricted by "restrict_api" configuration directive in /script.php on line 2
bool(false)
the same with the guard
bool(true)
the same with the guard
