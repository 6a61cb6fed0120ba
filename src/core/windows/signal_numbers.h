/* SPDX-License-Identifier: BSD-3-Clause
 * The names of signals that Windows has not got, so that a line of an INI file for several systems reads alike there. Nobody can send
 * them; the numbers are Linux's, past those that Windows has. */
#ifndef OPCFLUSH_SIGNAL_NUMBERS_H
#define OPCFLUSH_SIGNAL_NUMBERS_H

#include <signal.h>

#define SIGHUP 1
#define SIGQUIT 3
#define SIGTRAP 5
#define SIGBUS 7
#define SIGKILL 9
#define SIGUSR1 10
#define SIGUSR2 12
#define SIGPIPE 13
#define SIGALRM 14
#define SIGCHLD 17
#define SIGCONT 18
#define SIGSTOP 19
#define SIGTSTP 20
/* 21 and 22 are Windows' SIGBREAK and SIGABRT. */
#define SIGTTIN 41
#define SIGTTOU 42
#define SIGURG 23
#define SIGXCPU 24
#define SIGXFSZ 25
#define SIGVTALRM 26
#define SIGPROF 27
#define SIGIO 29
#define SIGSYS 31

#endif
