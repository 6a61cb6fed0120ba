--TEST--
opcflush.wait_ms: milliseconds from 0 to 60000
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';

foreach (['0', '250', '60000'] as $value) {
	echo trim(run_cli(['-r', 'echo ini_get("opcflush.wait_ms");'], ['opcflush.wait_ms' => $value])), "\n";
}
?>
--EXPECT--
0
250
60000
