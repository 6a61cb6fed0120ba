--TEST--
opcflush.signals: an unknown name, a number, an unknown or missing order
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'SIGNAL=reset',
	'12=reset',
	'=reset',
	'URG=flush',
	'URG=',
	'URG',
	'URG=reset realpath',
	'none; URG=reset',
] as $value) {
	show_bindings($value);
}
?>
--EXPECT--
SIGNAL=reset: "SIGNAL=reset" at byte 1: no such signal
12=reset: "12=reset" at byte 1: signals go by name, not by number
=reset: "=reset" at byte 1: no such signal
URG=flush: "URG=flush" at byte 1: no such order
URG=: "URG=" at byte 1: no such order
URG: "URG" at byte 1: an order is missing
URG=reset realpath: "URG=reset realpath" at byte 1: no such order
none; URG=reset: "none" at byte 1: an order is missing | SIGURG=reset
