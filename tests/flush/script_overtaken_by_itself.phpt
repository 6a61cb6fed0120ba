--TEST--
A script whose own opening gives an order about it (through a stream wrapper): what was read before the order is not left behind
--EXTENSIONS--
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';

foreach (['reset', 'refresh', 'invalidate'] as $order) {
	foreach (['include', 'include_once', 'opcache_compile_file'] as $way) {
		echo run_cli([__DIR__ . '/overtaken.inc', $way, 'itself', $order], ['opcache.enable_cli' => '1', 'opcflush.wait_ms' => '50']);
	}
}
?>
--EXPECT--
reset, include: left behind: no, here: new, generation 2
reset, include_once: left behind: no, here: new, generation 2
reset, opcache_compile_file: left behind: no, here: new, generation 2
refresh, include: left behind: no, here: new, generation 2
refresh, include_once: left behind: no, here: new, generation 2
refresh, opcache_compile_file: left behind: no, here: new, generation 2
invalidate, include: left behind: no, here: new, generation 2
invalidate, include_once: left behind: no, here: new, generation 2
invalidate, opcache_compile_file: left behind: no, here: new, generation 2
