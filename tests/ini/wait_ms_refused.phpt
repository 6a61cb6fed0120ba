--TEST--
opcflush.wait_ms: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';

foreach (['-1', '60001', '1s', ''] as $value) {
	echo trim(run_cli(['-r', 'echo ini_get("opcflush.wait_ms");'], ['opcflush.wait_ms' => $value])), "\n";
}
?>
--EXPECT--
Warning: opcflush: INI entry opcflush.wait_ms is "-1": accepted are milliseconds from 0 to 60000; the default is used in Unknown on line 0
1000
Warning: opcflush: INI entry opcflush.wait_ms is "60001": accepted are milliseconds from 0 to 60000; the default is used in Unknown on line 0
1000
Warning: opcflush: INI entry opcflush.wait_ms is "1s": accepted are milliseconds from 0 to 60000; the default is used in Unknown on line 0
1000
Warning: opcflush: INI entry opcflush.wait_ms is "": accepted are milliseconds from 0 to 60000; the default is used in Unknown on line 0
1000
