/* SPDX-License-Identifier: BSD-3-Clause
 * The grace period among threads, with objects that are given back to the heap after it: who would still use one is seen by
 * AddressSanitizer; and dev/test builds this once more with ThreadSanitizer, which sees whether the words of the protocol order
 * all that a request has read before what is done after the grace period. */
#include "../../src/core/clock.h"
#include "../../src/core/grace.h"
#include "../../src/core/segment.h"
#include "check.h"
#include "sandbox.h"

#include <pthread.h>

#define WORKERS 3
#define WAITERS 2

typedef struct {
	unsigned long number; /* plain memory: nothing but the grace period keeps it */
	unsigned long copy;
	char rest[200];
} object;

static opcflush_segment segment = {.file = -1};
static _Atomic(object *) current;
static atomic_bool stop;
static atomic_ulong requests, orders, torn;
static pthread_mutex_t replacing = PTHREAD_MUTEX_INITIALIZER;

static object *make(unsigned long number)
{
	object *made = malloc(sizeof(*made));

	memset(made, (int)number, sizeof(*made));
	made->number = made->copy = number;
	return made;
}

static void *work(void *unused)
{
	opcflush_grace_slot *slot = opcflush_grace_take(&segment, 1);
	object *used = NULL;
	uint64_t reached = 1, newest;

	for (unsigned turn = 0; !atomic_load(&stop); turn++) {
		opcflush_presence_go_online(&slot->presence, reached);
		newest = atomic_load(&segment.content->ring.generation);
		if (newest != reached || !used) {
			reached = newest;
			opcflush_presence_go_online(&slot->presence, reached);
			used = atomic_load(&current);
		}
		for (int i = 0; i < 20; i++) {
			atomic_fetch_add_explicit(&torn, used->number != used->copy, memory_order_relaxed);
		}
		opcflush_presence_go_offline(&slot->presence);
		atomic_fetch_add_explicit(&requests, 1, memory_order_relaxed);
		if (turn % 64 == 63) {
			/* Another worker has the slot then, maybe. */
			opcflush_grace_leave(&segment, slot);
			sched_yield();
			slot = opcflush_grace_take(&segment, 1);
			reached = 1;
		}
	}
	opcflush_grace_leave(&segment, slot);
	return unused;
}

/* Replaces the object; the former one is not used any more when the grace period is over. */
static void *replace(void *unused)
{
	while (!atomic_load(&stop)) {
		object *former, *next;
		uint64_t generation;

		pthread_mutex_lock(&replacing);
		next = make(atomic_load(&orders) + 1);
		former = atomic_exchange(&current, next);
		generation = atomic_fetch_add(&segment.content->ring.generation, 1) + 1;
		pthread_mutex_unlock(&replacing);
		while (!opcflush_grace_is_over(&segment, generation, NULL)) {
			sched_yield();
		}
		former->number = 0;
		free(former);
		atomic_fetch_add(&orders, 1);
	}
	return unused;
}

static bool was_put_to_the_test(void)
{
	return atomic_load(&requests) > 100 && atomic_load(&orders) > 10;
}

static int test(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");
	const struct timespec span = {seconds ? atoi(seconds) : 1, 0};
	pthread_t thread[WORKERS + WAITERS];

	alarm(sandbox_lifetime());
	check_group("no thread uses an object after its grace period, and all that was done with it came before");
	sandbox_begin(&segment);
	atomic_store(&current, make(0));
	for (int i = 0; i < WORKERS + WAITERS; i++) {
		pthread_create(&thread[i], NULL, i < WORKERS ? work : replace, NULL);
	}
	nanosleep(&span, NULL);
	/* On a busy machine it takes longer until enough has happened. */
	for (int tenth = 0; tenth < 300 && !was_put_to_the_test(); tenth++) {
		nanosleep(&(struct timespec){0, 100000000}, NULL);
	}
	atomic_store(&stop, true);
	for (int i = 0; i < WORKERS + WAITERS; i++) {
		pthread_join(thread[i], NULL);
	}
	free(atomic_load(&current));
	CHECK(atomic_load(&torn) == 0 && was_put_to_the_test());
	CHECK(opcflush_grace_is_over(&segment, UINT64_MAX, NULL));
	printf("# %lu requests, %lu orders\n", atomic_load(&requests), atomic_load(&orders));
	opcflush_grace_forget();
	opcflush_segment_close(&segment);
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
