--TEST--
opcflush_wait(): generations that there are not, and timeouts that are none, are refused at once
--INI--
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../timing.inc';

opcflush_reset();
$seconds = seconds_at_best(function () use (&$said) {
	$said = '';
	foreach ([[0], [-1], [3], [PHP_INT_MAX], [PHP_INT_MIN], [1, -0.001], [1, -INF], [1, INF], [1, NAN], [3, -1]] as $arguments) {
		try {
			$said .= var_export(opcflush_wait(...$arguments), true) . "\n";
		} catch (ValueError $e) {
			$said .= str_replace([PHP_INT_MAX, PHP_INT_MIN], ['PHP_INT_MAX', 'PHP_INT_MIN'], $e->getMessage()) . "\n";
		}
	}
});
echo $said, $seconds < 1 ? "at once\n" : "LATE\n";
?>
--EXPECT--
opcflush_wait(): Argument #1 ($generation) must be between 1 and 2, the newest generation, 0 given
opcflush_wait(): Argument #1 ($generation) must be between 1 and 2, the newest generation, -1 given
opcflush_wait(): Argument #1 ($generation) must be between 1 and 2, the newest generation, 3 given
opcflush_wait(): Argument #1 ($generation) must be between 1 and 2, the newest generation, PHP_INT_MAX given
opcflush_wait(): Argument #1 ($generation) must be between 1 and 2, the newest generation, PHP_INT_MIN given
opcflush_wait(): Argument #2 ($timeout) must be a number of seconds of 0 or more
opcflush_wait(): Argument #2 ($timeout) must be a number of seconds of 0 or more
opcflush_wait(): Argument #2 ($timeout) must be a number of seconds of 0 or more
opcflush_wait(): Argument #2 ($timeout) must be a number of seconds of 0 or more
opcflush_wait(): Argument #1 ($generation) must be between 1 and 2, the newest generation, 3 given
at once
