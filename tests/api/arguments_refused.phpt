--TEST--
The functions take no argument
--FILE--
<?php
foreach (['opcflush_reset', 'opcflush_generation', 'opcflush_status'] as $function) {
	try {
		$function(1);
	} catch (ArgumentCountError $e) {
		echo $e->getMessage(), "\n";
	}
}
?>
--EXPECT--
opcflush_reset() expects exactly 0 arguments, 1 given
opcflush_generation() expects exactly 0 arguments, 1 given
opcflush_status() expects exactly 0 arguments, 1 given
