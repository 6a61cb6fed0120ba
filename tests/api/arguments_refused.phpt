--TEST--
Too many arguments, too few, and wrong ones; no order comes of them
--INI--
opcflush.log=0
opcflush.segment=
--FILE--
<?php
foreach ([
	['opcflush_reset', null, null, 1],
	['opcflush_realpath', null, null, 1],
	['opcflush_generation', 1],
	['opcflush_wait'],
	['opcflush_wait', 1, 0, 1],
	['opcflush_log', 1],
	['opcflush_status', true, 1],
	['opcflush_reset', []],
	['opcflush_realpath', null, []],
	['opcflush_wait', 'one'],
	['opcflush_wait', 1, 'long'],
	['opcflush_status', []],
	['opcflush_invalidate'],
	['opcflush_invalidate', '/a', null, null, null, 1],
	['opcflush_refresh', '/a', null, null, null, 1],
	['opcflush_dry_run', '/a', null, null, 1, 1],
	['opcflush_invalidate', new stdClass],
	['opcflush_refresh', '/a', []],
	['opcflush_refresh', '/a', null, []],
	['opcflush_invalidate', '/a', null, null, []],
	['opcflush_dry_run', '/a', []],
	['opcflush_dry_run', '/a', null, []],
	['opcflush_dry_run', '/a', null, null, 'long'],
] as $call) {
	try {
		array_shift($call)(...$call);
	} catch (TypeError $e) {
		echo $e->getMessage(), "\n";
	}
}
echo 'generation ', opcflush_generation(), "\n";
?>
--EXPECT--
opcflush_reset() expects at most 2 arguments, 3 given
opcflush_realpath() expects at most 2 arguments, 3 given
opcflush_generation() expects exactly 0 arguments, 1 given
opcflush_wait() expects at least 1 argument, 0 given
opcflush_wait() expects at most 2 arguments, 3 given
opcflush_log() expects exactly 0 arguments, 1 given
opcflush_status() expects at most 1 argument, 2 given
opcflush_reset(): Argument #1 ($note) must be of type ?string, array given
opcflush_realpath(): Argument #2 ($instance) must be of type ?string, array given
opcflush_wait(): Argument #1 ($generation) must be of type int, string given
opcflush_wait(): Argument #2 ($timeout) must be of type float, string given
opcflush_status(): Argument #1 ($workers) must be of type bool, array given
opcflush_invalidate() expects at least 1 argument, 0 given
opcflush_invalidate() expects at most 4 arguments, 5 given
opcflush_refresh() expects at most 4 arguments, 5 given
opcflush_dry_run() expects at most 4 arguments, 5 given
opcflush_invalidate(): Argument #1 ($selectors) must be of type array|string, stdClass given
opcflush_refresh(): Argument #2 ($note) must be of type ?string, array given
opcflush_refresh(): Argument #3 ($instance) must be of type ?string, array given
opcflush_invalidate(): Argument #4 ($base) must be of type ?string, array given
opcflush_dry_run(): Argument #2 ($instance) must be of type ?string, array given
opcflush_dry_run(): Argument #3 ($base) must be of type ?string, array given
opcflush_dry_run(): Argument #4 ($timeout) must be of type float, string given
generation 1
