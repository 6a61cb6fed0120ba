/* SPDX-License-Identifier: BSD-3-Clause
 * A lock in shared memory that outlives its holder: a robust, process-shared mutex. */
#include "lock.h"

#include <errno.h>

bool opcflush_lock_init(opcflush_lock *lock)
{
	pthread_mutexattr_t attributes;
	bool done;

	if (pthread_mutexattr_init(&attributes)) {
		return false;
	}
	done = !pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED)
		&& !pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST)
		&& !pthread_mutex_init(&lock->mutex, &attributes);
	pthread_mutexattr_destroy(&attributes);
	return done;
}

opcflush_lock_result opcflush_lock_try(opcflush_lock *lock)
{
	switch (pthread_mutex_trylock(&lock->mutex)) {
		case 0:
			return OPCFLUSH_LOCK_TAKEN;
		case EOWNERDEAD:
			pthread_mutex_consistent(&lock->mutex);
			return OPCFLUSH_LOCK_INHERITED;
		default:
			return OPCFLUSH_LOCK_BUSY;
	}
}

void opcflush_lock_release(opcflush_lock *lock)
{
	pthread_mutex_unlock(&lock->mutex);
}
