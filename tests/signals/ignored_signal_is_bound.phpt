--TEST--
A signal that the parent of PHP ignores is bound all the same
--EXTENSIONS--
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';

pcntl_signal(SIGURG, SIG_IGN);
pcntl_signal(SIGUSR2, SIG_IGN);
echo run_cli([__DIR__ . '/signals.inc']);
?>
--EXPECT--
SIGUSR2=reset
SIGURG=reset
