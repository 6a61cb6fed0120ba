--TEST--
opcflush.guard=1: disable_functions takes opcache_reset() away, as before
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/same.inc';

same_with_the_guard('
	var_dump(function_exists("opcache_reset"));
	try {
		opcache_reset();
	} catch (Error $e) {
		echo $e->getMessage(), "\n";
	}
', ['disable_functions' => 'opcache_reset']);
same_with_the_guard('
	if (!function_exists("opcache_reset")) {
		eval("function opcache_reset() { return \"defined by a script\"; }");
	}
	var_dump(opcache_reset());
', ['disable_functions' => 'opcache_reset']);
?>
--EXPECT--
bool(false)
Call to undefined function opcache_reset()
the same with the guard
string(19) "defined by a script"
the same with the guard
