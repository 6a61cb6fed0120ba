--TEST--
opcflush.guard=1: an argument is an ArgumentCountError as before
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/same.inc';

same_with_the_guard('
	foreach ([fn () => opcache_reset(1), fn () => opcache_reset(name: 1), fn () => opcache_reset(...[1, 2]), fn () => call_user_func("opcache_reset", true)] as $call) {
		try {
			var_dump($call());
		} catch (Error $e) {
			echo get_class($e), ": ", $e->getMessage(), "\n";
		}
	}
	var_dump(opcache_reset());
');
?>
--EXPECT--
ArgumentCountError: opcache_reset() expects exactly 0 arguments, 1 given
Error: Unknown named parameter $name
ArgumentCountError: opcache_reset() expects exactly 0 arguments, 2 given
ArgumentCountError: opcache_reset() expects exactly 0 arguments, 1 given
bool(true)
the same with the guard
