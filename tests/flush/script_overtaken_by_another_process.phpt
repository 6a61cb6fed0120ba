--TEST--
A script that another process orders a reset for while it is being opened: what was read before the order is not left behind
--EXTENSIONS--
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';

foreach (['include', 'include_once', 'opcache_compile_file'] as $way) {
	echo run_cli([__DIR__ . '/overtaken.inc', $way, 'another_process'], ['opcache.enable_cli' => '1', 'opcflush.wait_ms' => '50']);
}
?>
--EXPECT--
include: left behind: no, here: new, generation 2
include_once: left behind: no, here: new, generation 2
opcache_compile_file: left behind: no, here: new, generation 2
