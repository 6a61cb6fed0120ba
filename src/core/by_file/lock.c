/* SPDX-License-Identifier: BSD-3-Clause
 * A lock in shared memory that outlives its holder: a byte of a file that has no name, which the first process opens and all that
 * it forks inherit. The kernel gives the byte up with the process; among the threads of one process, a list says which of them holds what. */
#include "../lock.h"
#include "../body.h"
#include "../clock.h"
#include "../self.h"

#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
	uint64_t id;
	pthread_t thread;
} holding;

/* What the threads of this process hold: under `guard`. */
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static holding *holdings;
static size_t held, room;

/* Made by the first process, which alone is there then. */
static int file = -1;

/* A thread that has held a lock has a value for this, and so is seen to end. */
static pthread_key_t ending;
static bool is_ready;

static bool set(uint64_t id, short type)
{
	struct flock byte = {.l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)id, .l_len = 1};

	return !fcntl(file, F_SETLK, &byte);
}

static holding *find(uint64_t id)
{
	for (size_t i = 0; i < held; i++) {
		if (holdings[i].id == id) {
			return &holdings[i];
		}
	}
	return NULL;
}

static void drop(holding *one)
{
	set(one->id, F_UNLCK);
	*one = holdings[--held];
}

/* Its locks stay odd: who takes one inherits it. */
static void end_thread(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&guard);
	for (size_t i = held; i-- > 0;) {
		if (pthread_equal(holdings[i].thread, pthread_self())) {
			drop(&holdings[i]);
		}
	}
	pthread_mutex_unlock(&guard);
}

static void before_fork(void)
{
	pthread_mutex_lock(&guard);
}

static void after_fork_in_parent(void)
{
	pthread_mutex_unlock(&guard);
}

/* The kernel has given the child none of them. */
static void after_fork_in_child(void)
{
	held = 0;
	pthread_mutex_init(&guard, NULL);
}

static void begin(void)
{
	is_ready = !pthread_key_create(&ending, end_thread);
	if (is_ready && pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child)) {
		pthread_key_delete(ending);
		is_ready = false;
	}
}

/* Where the library is taken out of a process that goes on, threads may end later. */
__attribute__((destructor)) static void end(void)
{
	if (is_ready) {
		pthread_key_delete(ending);
	}
}

static int make_file(void)
{
	const char *folder = getenv("TMPDIR");
	char name[PATH_MAX];
	int made, kept;

	snprintf(name, sizeof(name), "%s/opcflush-XXXXXX", folder && *folder ? folder : "/tmp");
	made = mkstemp(name);
	if (made < 0) {
		return -1;
	}
	unlink(name);
	/* Not in the place of a standard stream that is closed. */
	kept = fcntl(made, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	close(made);
	return kept;
}

bool opcflush_lock_init(opcflush_lock *lock)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	uint64_t id = opcflush_mix(opcflush_clock_monotonic(), (uint64_t)(uintptr_t)lock);

	pthread_once(&once, begin);
	pthread_mutex_lock(&guard);
	if (is_ready && file < 0) {
		file = make_file();
	}
	pthread_mutex_unlock(&guard);
	/* A place in a file, and one behind it. */
	atomic_store(&lock->id, opcflush_mix(id, (uint64_t)opcflush_self_pid()) >> (66 - 8 * sizeof(off_t)));
	atomic_store(&lock->turn, 0);
	return is_ready && file >= 0;
}

/* The value of a thread is set before it holds anything. */
static bool has_room(void)
{
	size_t more = room ? 2 * room : 16;
	holding *grown;

	if (!pthread_getspecific(ending) && pthread_setspecific(ending, &ending)) {
		return false;
	}
	if (held < room) {
		return true;
	}
	grown = realloc(holdings, more * sizeof(*holdings));
	if (!grown) {
		return false;
	}
	holdings = grown;
	room = more;
	return true;
}

opcflush_lock_result opcflush_lock_try(opcflush_lock *lock)
{
	uint64_t id = atomic_load(&lock->id);
	opcflush_lock_result result = OPCFLUSH_LOCK_BUSY;

	pthread_mutex_lock(&guard);
	if (!find(id) && has_room() && set(id, F_WRLCK)) {
		holdings[held++] = (holding){id, pthread_self()};
		result = atomic_exchange(&lock->turn, 1) ? OPCFLUSH_LOCK_INHERITED : OPCFLUSH_LOCK_TAKEN;
	}
	pthread_mutex_unlock(&guard);
	return result;
}

void opcflush_lock_release(opcflush_lock *lock)
{
	holding *one;

	pthread_mutex_lock(&guard);
	one = find(atomic_load(&lock->id));
	if (one && pthread_equal(one->thread, pthread_self())) {
		atomic_store(&lock->turn, 0);
		drop(one);
	}
	pthread_mutex_unlock(&guard);
}
