--TEST--
opcflush_dry_run(): wrong selectors, timeouts that are none, and instances that there are not, are refused as by the orders
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
opcflush.name=blog
--FILE--
<?php
foreach ([['srv/a.php'], [['/a', 'b']], [['/a', 1]], ['/' . str_repeat('x', 1023)], [[], 'shop'], [[], ''],
	['/', null, null, -1.0], ['/', null, null, NAN], ['/', null, null, INF]] as $arguments) {
	try {
		echo json_encode(opcflush_dry_run(...$arguments)), "\n";
	} catch (ValueError | TypeError | OpcflushException $e) {
		echo get_class($e), ': ', str_replace(str_repeat('x', 1023), 'X', $e->getMessage()), "\n";
	}
}
?>
--EXPECT--
ValueError: opcflush_dry_run(): Argument #1 ($selectors) must be selectors, and of "srv/a.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: opcflush_dry_run(): Argument #1 ($selectors) must be selectors, and of "b" a "/", or an "@" and a manifest is expected at byte 1
TypeError: opcflush_dry_run(): Argument #1 ($selectors) must be a selector or an array of them, int in the array
ValueError: opcflush_dry_run(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
OpcflushException: no instance is called "shop"; there is: blog
OpcflushException: no instance is called ""; there is: blog
ValueError: opcflush_dry_run(): Argument #4 ($timeout) must be a number of seconds of 0 or more
ValueError: opcflush_dry_run(): Argument #4 ($timeout) must be a number of seconds of 0 or more
ValueError: opcflush_dry_run(): Argument #4 ($timeout) must be a number of seconds of 0 or more
