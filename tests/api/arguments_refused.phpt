--TEST--
Too many arguments, too few, and wrong ones; no order comes of them
--INI--
opcflush.log=0
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
generation 1
