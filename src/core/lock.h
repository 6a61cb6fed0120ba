/* SPDX-License-Identifier: BSD-3-Clause
 * A lock in shared memory that the kernel gives up for a holder that dies, at whatever instruction. Needs no file: the
 * robust list of its thread tells the kernel, so that neither a reused pid nor a namespace nor a zombie confuses it. */
#ifndef OPCFLUSH_LOCK_H
#define OPCFLUSH_LOCK_H

#include <pthread.h>
#include <stdbool.h>

typedef struct {
	pthread_mutex_t mutex;
} opcflush_lock;

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
