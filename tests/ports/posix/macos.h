/* SPDX-License-Identifier: BSD-3-Clause
 * Linux's headers made to look as macOS' do where sources may notice: what is not there is undefined or may not be named, what is
 * there alone has a stand-in that compiles. */
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

#define __APPLE__ 1

#undef CLOCK_BOOTTIME
#undef CLOCK_MONOTONIC_COARSE
#undef CLOCK_REALTIME_COARSE
#undef MAP_POPULATE
#undef O_PATH
#undef O_TMPFILE
#undef SIGCLD
#undef SIGIO
#undef SIGPOLL
#undef SIGPWR
#undef SIGRTMAX
#undef SIGRTMIN
#undef SIGSTKFLT
#define SIGEMT SIGSYS
#define SIGIO 23
#define SIGINFO 29

#define st_mtimespec st_mtim
#define st_ctimespec st_ctim

#define F_PREALLOCATE 42
#define F_ALLOCATEALL 4
#define F_PEOFPOSMODE 3
#define F_GETPATH 50
typedef struct {
	unsigned fst_flags;
	int fst_posmode;
	off_t fst_offset;
	off_t fst_length;
	off_t fst_bytesalloc;
} fstore_t;

/* PHP's headers name some of them, where configure has found them. */
#ifndef COMPILE_DL_OPCFLUSH
# pragma GCC poison pthread_mutexattr_setrobust pthread_mutex_consistent posix_fallocate clock_nanosleep pipe2 accept4 memfd_create
# pragma GCC poison gettid prctl secure_getenv qsort_r strchrnul mempcpy memrchr execvpe eventfd signalfd epoll_create1 inotify_init1
#endif
