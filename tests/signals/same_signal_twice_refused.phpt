--TEST--
opcflush.signals: the same signal twice, also by two names; the first one counts
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'URG=realpath; SIGURG=reset',
	'IO=realpath; POLL=reset',
	'RTMIN+' . (SIGRTMAX - SIGRTMIN) . '=reset; RTMAX=realpath',
] as $value) {
	show_bindings($value);
}
?>
--EXPECTF--
URG=realpath; SIGURG=reset: "SIGURG=reset" at byte 15: SIGURG is bound already | SIGURG=realpath
IO=realpath; POLL=reset: "POLL=reset" at byte 14: SIGIO is bound already | SIGIO=realpath
RTMIN+%d=reset; RTMAX=realpath: "RTMAX=realpath" at byte 17: SIGRTMIN+%d is bound already | SIGRTMIN+%d=reset
