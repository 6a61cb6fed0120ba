--TEST--
opcflush.signals: real-time signals count from either end
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'SIGRTMIN+2=reset',
	'rtmin+1=realpath',
	'SIGRTMAX-1=reset; rtmax=realpath',
] as $value) {
	show_bindings($value);
}
?>
--EXPECTF--
SIGRTMIN+2=reset: SIGRTMIN+2=reset
rtmin+1=realpath: SIGRTMIN+1=realpath
SIGRTMAX-1=reset; rtmax=realpath: SIGRTMIN+%r(28=reset \| SIGRTMIN\+29|29=reset \| SIGRTMIN\+30)%r=realpath
