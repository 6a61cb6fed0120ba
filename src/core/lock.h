/* SPDX-License-Identifier: BSD-3-Clause
 * A lock in shared memory that the kernel gives up for a holder that dies, at whatever instruction. Three kinds, by what the
 * system has:
 *   lock.c          a robust mutex. Needs no file: the robust list of its thread tells the kernel, so that neither a reused pid
 *                   nor a namespace nor a zombie confuses it
 *   by_file/lock.c  a byte of an open file, where there are no robust mutexes (macOS). A process that closes descriptors that it
 *                   does not know must leave this one
 *   windows/lock.c  a named mutex of Windows */
#ifndef OPCFLUSH_LOCK_H
#define OPCFLUSH_LOCK_H

#include <stdbool.h>

#if defined(_WIN32) || defined(OPCFLUSH_LOCK_BY_FILE)
# include <stdatomic.h>
# include <stdint.h>

typedef struct {
	_Atomic uint64_t id;   /* by which all processes find what the kernel has for it; never changed */
	_Atomic uint64_t turn; /* odd: held. Whoever takes it and finds it so, inherits it. Written by the holder */
} opcflush_lock;
#else
# include <pthread.h>

typedef struct {
	pthread_mutex_t mutex;
} opcflush_lock;
#endif

typedef enum {
	OPCFLUSH_LOCK_BUSY,     /* somebody who lives holds it */
	OPCFLUSH_LOCK_TAKEN,
	OPCFLUSH_LOCK_INHERITED /* taken, and its last holder died with it */
} opcflush_lock_result;

/* The memory must be shared by all that use the lock and be zero before. */
bool opcflush_lock_init(opcflush_lock *lock);

/* Never waits. Belongs to the calling thread, which alone may release it; a forked child does not hold it. */
opcflush_lock_result opcflush_lock_try(opcflush_lock *lock);

void opcflush_lock_release(opcflush_lock *lock);

#endif
