--TEST--
opcflush.signals: names go with and without SIG, in any case, with any space around
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'SIGURG=reset',
	'urg=RESET',
	'SigWinch = realpath',
	'  usr1=Reset ;; sigIO=realpath;  ',
] as $value) {
	show_bindings($value);
}
?>
--EXPECT--
SIGURG=reset: SIGURG=reset
urg=RESET: SIGURG=reset
SigWinch = realpath: SIGWINCH=realpath
  usr1=Reset ;; sigIO=realpath;  : SIGUSR1=reset | SIGIO=realpath
