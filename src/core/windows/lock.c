/* SPDX-License-Identifier: BSD-3-Clause
 * A lock in shared memory that outlives its holder: a mutex of Windows, whose name is in the memory. Each process opens it when it first
 * tries it. Windows gives it up with the thread that holds it, and says so; unless nobody else has it open by then: then it goes with
 * its holder, and what the memory says tells the next one. */
#include "../lock.h"
#include "../body.h"
#include "../clock.h"
#include "../mutex.h"
#include "../self.h"

#include <stdio.h>
#include <stdlib.h>

/* A lock that this process has open, and by which of its threads, and in which turn, it was last taken. */
typedef struct {
	uint64_t id; /* 0: nothing here */
	HANDLE mutex;
	uint64_t turn;
	DWORD thread;
} opened;

#define NAME_SIZE 40
#define FIRST_PLACES 64

/* Open addressing; a power of two, at most half of it used. Under `guard`, as all that is done here: nothing waits. */
static opened *places;
static size_t place_count, used;
static opcflush_mutex guard = OPCFLUSH_MUTEX_INITIALIZER;

bool opcflush_lock_init(opcflush_lock *lock)
{
	uint64_t id = opcflush_mix(opcflush_clock_monotonic(), (uint64_t)(uintptr_t)lock);

	id = opcflush_mix(opcflush_mix(id, opcflush_clock_of_day()), (uint64_t)opcflush_self_pid());
	atomic_store(&lock->id, id | 1);
	atomic_store(&lock->turn, 0);
	return true;
}

static opened *place_of(uint64_t id)
{
	size_t at = (size_t)(id >> 1) & (place_count - 1);

	while (places[at].id && places[at].id != id) {
		at = (at + 1) & (place_count - 1);
	}
	return &places[at];
}

static bool grow(void)
{
	opened *before = places, *grown;
	size_t count = place_count;

	if (used < place_count / 2) {
		return true;
	}
	grown = calloc(count ? 2 * count : FIRST_PLACES, sizeof(*grown));
	if (!grown) {
		return false;
	}
	places = grown;
	place_count = count ? 2 * count : FIRST_PLACES;
	for (size_t i = 0; i < count; i++) {
		if (before[i].id) {
			*place_of(before[i].id) = before[i];
		}
	}
	free(before);
	return true;
}

/* NULL: Windows refuses it. */
static opened *find(uint64_t id)
{
	wchar_t name[NAME_SIZE];
	opened *found;

	if (!grow()) {
		return NULL;
	}
	found = place_of(id);
	if (found->id) {
		return found;
	}
	_snwprintf(name, NAME_SIZE, L"Local\\opcflush.lock.%08lx%08lx", (unsigned long)(id >> 32), (unsigned long)(id & UINT32_MAX));
	found->mutex = CreateMutexW(NULL, FALSE, name);
	if (!found->mutex) {
		return NULL;
	}
	found->id = id;
	used++;
	return found;
}

/* Windows lets a thread take what it has already. */
static bool is_own(const opened *of, const opcflush_lock *lock)
{
	uint64_t turn = atomic_load(&lock->turn);

	return turn % 2 && of->turn == turn && of->thread == GetCurrentThreadId();
}

static opcflush_lock_result take(opened *of, opcflush_lock *lock)
{
	DWORD waited = WaitForSingleObject(of->mutex, 0);
	uint64_t turn = atomic_load(&lock->turn);

	if (waited != WAIT_OBJECT_0 && waited != WAIT_ABANDONED) {
		return OPCFLUSH_LOCK_BUSY;
	}
	if (waited == WAIT_OBJECT_0 && is_own(of, lock)) {
		ReleaseMutex(of->mutex);
		return OPCFLUSH_LOCK_BUSY;
	}
	of->turn = (turn + 2) | 1;
	of->thread = GetCurrentThreadId();
	atomic_store(&lock->turn, of->turn);
	return turn % 2 ? OPCFLUSH_LOCK_INHERITED : OPCFLUSH_LOCK_TAKEN;
}

opcflush_lock_result opcflush_lock_try(opcflush_lock *lock)
{
	opcflush_lock_result result = OPCFLUSH_LOCK_BUSY;
	opened *of;

	opcflush_mutex_lock(&guard);
	of = find(atomic_load(&lock->id));
	if (of) {
		result = take(of, lock);
	}
	opcflush_mutex_unlock(&guard);
	return result;
}

void opcflush_lock_release(opcflush_lock *lock)
{
	opened *of;

	opcflush_mutex_lock(&guard);
	of = find(atomic_load(&lock->id));
	if (of && is_own(of, lock)) {
		atomic_store(&lock->turn, of->turn + 1);
		ReleaseMutex(of->mutex);
	}
	opcflush_mutex_unlock(&guard);
}
