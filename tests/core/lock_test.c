/* SPDX-License-Identifier: BSD-3-Clause
 * The lock: who holds it, and who does once its holder is dead. */
#include "../../src/core/lock.h"
#include "../../src/core/memory.h"
#include "check.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define RIVALS 6
#define TURNS 400

static struct {
	opcflush_lock lock;
	atomic_int step;
	atomic_uint inherited;
	atomic_uint inside;
	atomic_uint turns;
	unsigned unprotected; /* by the lock alone */
} *shared;

static void begin(void)
{
	memset(shared, 0, sizeof(*shared));
	CHECK(opcflush_lock_init(&shared->lock));
}

static void await_step(int step)
{
	while (atomic_load(&shared->step) < step) {
		sched_yield();
	}
}

static int status_of(pid_t child)
{
	int status = -1;

	waitpid(child, &status, 0);
	return status;
}

/* What another process gets; it gives it back, and is gone when this returns. */
static opcflush_lock_result tried_by_another(void)
{
	pid_t child = fork();

	if (child == 0) {
		opcflush_lock_result result = opcflush_lock_try(&shared->lock);

		if (result != OPCFLUSH_LOCK_BUSY) {
			opcflush_lock_release(&shared->lock);
		}
		_exit((int)result);
	}
	return (opcflush_lock_result)WEXITSTATUS(status_of(child));
}

/* Another process takes it and is killed. */
static void die_with_it(void)
{
	pid_t child = fork();

	if (child == 0) {
		opcflush_lock_try(&shared->lock);
		raise(SIGKILL);
	}
	status_of(child);
}

static void *release(void *unused)
{
	opcflush_lock_release(&shared->lock);
	return unused;
}

static void holders(void)
{
	pthread_t thread;
	pid_t child;

	check_group("one holder at a time");
	begin();
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_TAKEN);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_BUSY);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_BUSY);
	opcflush_lock_release(&shared->lock);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_TAKEN);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_TAKEN);

	check_group("a forked child does not hold what its parent holds, cannot release it, and takes nothing with it");
	child = fork();
	if (child == 0) {
		bool busy = opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_BUSY;

		opcflush_lock_release(&shared->lock);
		_exit(busy && opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_BUSY ? 0 : 1);
	}
	CHECK(status_of(child) == 0);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_BUSY);
	child = fork();
	if (child == 0) {
		raise(SIGKILL);
	}
	status_of(child);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_BUSY);
	opcflush_lock_release(&shared->lock);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_TAKEN);

	check_group("no other thread releases it, and a child may take it when its parent has released it");
	atomic_store(&shared->step, 0);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_TAKEN);
	pthread_create(&thread, NULL, release, NULL);
	pthread_join(thread, NULL);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_BUSY);
	child = fork();
	if (child == 0) {
		alarm(60);
		await_step(1);
		_exit(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_TAKEN ? 0 : 1);
	}
	opcflush_lock_release(&shared->lock);
	atomic_store(&shared->step, 1);
	CHECK(status_of(child) == 0);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_INHERITED);
	opcflush_lock_release(&shared->lock);

	check_group("a child that lives on does not keep what its dead parent held");
	atomic_store(&shared->step, 0);
	child = fork();
	if (child == 0) {
		opcflush_lock_try(&shared->lock);
		if (fork() == 0) {
			alarm(60);
			await_step(1);
			atomic_store(&shared->step, 2);
			_exit(0);
		}
		raise(SIGKILL);
	}
	status_of(child);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_INHERITED);
	opcflush_lock_release(&shared->lock);
	atomic_store(&shared->step, 1);
	await_step(2);
}

static void *hold_and_end(void *unused)
{
	opcflush_lock_try(&shared->lock);
	return unused;
}

static void the_dead(void)
{
	opcflush_lock_result result;
	pthread_t thread;
	pid_t child;

	check_group("the lock of a killed holder is inherited, once");
	begin();
	die_with_it();
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_INHERITED);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_BUSY);
	opcflush_lock_release(&shared->lock);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_TAKEN);
	opcflush_lock_release(&shared->lock);

	check_group("and again, when the heir dies of it, too");
	for (int i = 0; i < 5; i++) {
		die_with_it();
	}
	CHECK(tried_by_another() == OPCFLUSH_LOCK_INHERITED && tried_by_another() == OPCFLUSH_LOCK_TAKEN);

	check_group("a holder that ends without releasing it, or runs another program, is as good as dead");
	child = fork();
	if (child == 0) {
		opcflush_lock_try(&shared->lock);
		_exit(0);
	}
	status_of(child);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_INHERITED);
	atomic_store(&shared->step, 0);
	child = fork();
	if (child == 0) {
		opcflush_lock_try(&shared->lock);
		atomic_store(&shared->step, 1);
		execl("/bin/sleep", "sleep", "300", (char *)NULL);
		_exit(1);
	}
	await_step(1);
	do {
		result = tried_by_another();
	} while (result == OPCFLUSH_LOCK_BUSY);
	CHECK(result == OPCFLUSH_LOCK_INHERITED);
	kill(child, SIGKILL);
	CHECK(WIFSIGNALED(status_of(child)));
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_TAKEN);
	opcflush_lock_release(&shared->lock);

	check_group("the lock of a thread that has ended is inherited within its process");
	pthread_create(&thread, NULL, hold_and_end, NULL);
	pthread_join(thread, NULL);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_INHERITED);
	opcflush_lock_release(&shared->lock);

	check_group("a holder that is dead and not waited for is dead");
	child = fork();
	if (child == 0) {
		opcflush_lock_try(&shared->lock);
		_exit(0);
	}
	waitid(P_PID, (id_t)child, &(siginfo_t){0}, WEXITED | WNOWAIT);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_INHERITED);
	status_of(child);
}

/* Takes turns until there were enough, and is killed in one of them now and then. */
static void rival(unsigned seed)
{
	alarm(60);
	while (atomic_load(&shared->turns) < TURNS) {
		opcflush_lock_result result = opcflush_lock_try(&shared->lock);

		if (result == OPCFLUSH_LOCK_BUSY) {
			sched_yield();
			continue;
		}
		if (result == OPCFLUSH_LOCK_INHERITED) {
			atomic_fetch_add(&shared->inherited, 1);
			atomic_store(&shared->inside, 0);
		}
		if (atomic_fetch_add(&shared->inside, 1) != 0) {
			_exit(2);
		}
		shared->unprotected++;
		atomic_fetch_add(&shared->turns, 1);
		if (rand_r(&seed) % 8 == 0) {
			raise(SIGKILL);
		}
		atomic_fetch_sub(&shared->inside, 1);
		opcflush_lock_release(&shared->lock);
	}
	_exit(0);
}

static void rivals(void)
{
	unsigned killed = 0, running = RIVALS, seed = RIVALS;
	bool alone = true;

	check_group("rivals that die at any time: never two inside, never nobody able to get in");
	begin();
	for (unsigned i = 0; i < RIVALS; i++) {
		if (fork() == 0) {
			rival(i);
		}
	}
	while (running > 0) {
		int status;

		wait(&status);
		running--;
		alone = alone && (WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
		if (WIFSIGNALED(status)) {
			killed++;
			running++;
			seed++;
			if (fork() == 0) {
				rival(seed);
			}
		}
	}
	CHECK(alone && killed > 0);
	CHECK(shared->unprotected == atomic_load(&shared->turns));
	CHECK(atomic_load(&shared->inherited) + (tried_by_another() == OPCFLUSH_LOCK_INHERITED) == killed);
}

int main(void)
{
	alarm(60);
	shared = opcflush_memory_share(sizeof(*shared));
	if (shared == NULL) {
		return 1;
	}
	holders();
	the_dead();
	rivals();
	return check_end();
}
