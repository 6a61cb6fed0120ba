--TEST--
opcflush.signals: one warning tells all that is wrong, with its position and what is accepted; the others are bound
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';

echo run_cli([__DIR__ . '/signals.inc'], ['opcflush.signals' => 'USR2=reset; KILL=reset; WINCH=foo; URG=realpath']);
?>
--EXPECT--
Warning: opcflush: INI entry opcflush.signals: "KILL=reset" at byte 13: SIGKILL cannot be handled by any process; "WINCH=foo" at byte 25: no such order; accepted: signal=order, separated by ";", with signals such as SIGURG, USR2 or SIGRTMIN+1 and the orders reset, realpath, refresh, invalidate and compact; or none in Unknown on line 0
SIGUSR2=reset
SIGURG=realpath
