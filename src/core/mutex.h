/* SPDX-License-Identifier: BSD-3-Clause
 * Mutual exclusion among the threads of one process. Not for signal handlers. */
#ifndef OPCFLUSH_MUTEX_H
#define OPCFLUSH_MUTEX_H

#ifdef _WIN32

# ifndef WIN32_LEAN_AND_MEAN
#  define WIN32_LEAN_AND_MEAN
# endif
# include <windows.h>

typedef SRWLOCK opcflush_mutex;
# define OPCFLUSH_MUTEX_INITIALIZER SRWLOCK_INIT
# define opcflush_mutex_init(mutex) InitializeSRWLock(mutex)
# define opcflush_mutex_lock(mutex) AcquireSRWLockExclusive(mutex)
# define opcflush_mutex_unlock(mutex) ReleaseSRWLockExclusive(mutex)

#else

# include <pthread.h>

typedef pthread_mutex_t opcflush_mutex;
# define OPCFLUSH_MUTEX_INITIALIZER PTHREAD_MUTEX_INITIALIZER
# define opcflush_mutex_init(mutex) pthread_mutex_init(mutex, NULL)
# define opcflush_mutex_lock(mutex) pthread_mutex_lock(mutex)
# define opcflush_mutex_unlock(mutex) pthread_mutex_unlock(mutex)

#endif

#endif
