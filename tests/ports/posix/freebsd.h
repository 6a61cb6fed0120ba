/* SPDX-License-Identifier: BSD-3-Clause
 * Linux's headers made to look as FreeBSD's do where sources may notice: what is not there is undefined or may not be named. */
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#undef CLOCK_BOOTTIME
#undef CLOCK_MONOTONIC_COARSE
#undef CLOCK_REALTIME_COARSE
#undef F_OFD_GETLK
#undef F_OFD_SETLK
#undef F_OFD_SETLKW
#undef MAP_NORESERVE
#undef MAP_POPULATE
#undef O_TMPFILE
#undef SIGCLD
#undef SIGIO
#undef SIGPOLL
#undef SIGPWR
#undef SIGSTKFLT
#define SIGEMT SIGSYS
#define SIGIO 23
#define SIGINFO 29
#undef NSIG
#undef _NSIG
#define NSIG 32
#define _SIG_MAXSIG 128

/* PHP's headers name some of them, where configure has found them. */
#ifndef COMPILE_DL_OPCFLUSH
# pragma GCC poison gettid prctl mempcpy execvpe signalfd epoll_create1 inotify_init1
#endif
