--TEST--
opcflush.signals: signals that cannot or must not be taken
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'KILL=reset',
	'STOP=reset',
	'SEGV=reset',
	'BUS=reset',
	'FPE=reset',
	'ILL=reset',
	'ABRT=reset',
	'TRAP=reset',
	'SYS=reset',
	'CHLD=reset',
	'TERM=reset',
	'INT=reset',
	'QUIT=reset',
	'HUP=reset',
	'PIPE=reset',
	'ALRM=reset',
	'PROF=reset',
	'VTALRM=reset',
	'TSTP=reset',
	'CONT=reset',
	'XCPU=reset',
] as $value) {
	show_bindings($value);
}
?>
--EXPECT--
KILL=reset: "KILL=reset" at byte 1: SIGKILL cannot be handled by any process
STOP=reset: "STOP=reset" at byte 1: SIGSTOP cannot be handled by any process
SEGV=reset: "SEGV=reset" at byte 1: SIGSEGV must not be taken, it reports a crash
BUS=reset: "BUS=reset" at byte 1: SIGBUS must not be taken, it reports a crash
FPE=reset: "FPE=reset" at byte 1: SIGFPE must not be taken, it reports a crash
ILL=reset: "ILL=reset" at byte 1: SIGILL must not be taken, it reports a crash
ABRT=reset: "ABRT=reset" at byte 1: SIGABRT must not be taken, it reports a crash
TRAP=reset: "TRAP=reset" at byte 1: SIGTRAP must not be taken, it reports a crash
SYS=reset: "SYS=reset" at byte 1: SIGSYS must not be taken, it reports a crash
CHLD=reset: "CHLD=reset" at byte 1: SIGCHLD must not be taken, PHP needs it
TERM=reset: "TERM=reset" at byte 1: SIGTERM must not be taken, PHP needs it
INT=reset: "INT=reset" at byte 1: SIGINT must not be taken, PHP needs it
QUIT=reset: "QUIT=reset" at byte 1: SIGQUIT must not be taken, PHP needs it
HUP=reset: "HUP=reset" at byte 1: SIGHUP must not be taken, PHP needs it
PIPE=reset: "PIPE=reset" at byte 1: SIGPIPE must not be taken, PHP needs it
ALRM=reset: "ALRM=reset" at byte 1: SIGALRM must not be taken, PHP needs it
PROF=reset: "PROF=reset" at byte 1: SIGPROF must not be taken, PHP needs it
VTALRM=reset: "VTALRM=reset" at byte 1: SIGVTALRM must not be taken, PHP needs it
TSTP=reset: "TSTP=reset" at byte 1: SIGTSTP must not be taken, job control needs it
CONT=reset: "CONT=reset" at byte 1: SIGCONT must not be taken, job control needs it
XCPU=reset: "XCPU=reset" at byte 1: SIGXCPU must not be taken, resource limits need it
