--TEST--
opcflush.signals: real-time signals that there are not
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'SIGRTMIN+31=reset',
	'SIGRTMAX-99999999999999999999=reset',
	'SIGRTMIN-1=reset',
	'SIGRTMAX+1=reset',
] as $value) {
	show_bindings($value);
}
?>
--EXPECTF--
SIGRTMIN+31=reset: "SIGRTMIN+31=reset" at byte 1: no such signal, the last one here is SIGRTMIN+%r(29|30)%r
SIGRTMAX-99999999999999999999=reset: "SIGRTMAX-99999999999999999999=reset" at byte 1: no such signal, the last one here is SIGRTMIN+%r(29|30)%r
SIGRTMIN-1=reset: "SIGRTMIN-1=reset" at byte 1: no such signal
SIGRTMAX+1=reset: "SIGRTMAX+1=reset" at byte 1: no such signal
