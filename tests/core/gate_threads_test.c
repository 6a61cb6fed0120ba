/* SPDX-License-Identifier: BSD-3-Clause
 * The gate among threads, with an object that who is alone gives back to the heap and makes anew: who would use it meanwhile is seen by
 * AddressSanitizer; and dev/test builds this once more with ThreadSanitizer, which sees whether the words of the protocol order
 * all that requests have done before the restart, and the restart before all that come after it. */
#include "../../src/core/clock.h"
#include "../../src/core/gate.h"
#include "../../src/core/memory.h"
#include "check.h"
#include "sandbox.h"

#include <pthread.h>

#define WORKERS 3
#define CLOSERS 2
#define HOLD 2000000u /* nanoseconds */

typedef struct {
	unsigned long number; /* plain memory: nothing but the gate keeps it */
	unsigned long copy;
	char rest[200];
} object;

static struct {
	opcflush_gate gate;
	opcflush_slots slots;
} *shared;

static object *current;             /* plain as well; so is what follows */
static unsigned long used_by_index; /* as the index of scripts: written by one who is alone only */
static atomic_bool stop;
static atomic_int alone;
static atomic_ulong requests, slotless, restarts, in_vain, busy, torn, together;

static object *make(unsigned long number)
{
	object *made = malloc(sizeof(*made));

	memset(made, (int)number, sizeof(*made));
	made->number = made->copy = number;
	return made;
}

static void use(void)
{
	for (int i = 0; i < 20; i++) {
		atomic_fetch_add_explicit(&torn, current->number != current->copy || current->number != used_by_index, memory_order_relaxed);
	}
}

static void enter(opcflush_slot *slot)
{
	if (!opcflush_gate_enter(&shared->gate, slot)) {
		opcflush_gate_enter_late(&shared->gate, slot);
	}
}

static void *work_without_a_slot(void *unused)
{
	while (!atomic_load(&stop)) {
		opcflush_gate_enter_slotless(&shared->gate);
		use();
		opcflush_gate_leave_slotless(&shared->gate);
		atomic_fetch_add_explicit(&slotless, 1, memory_order_relaxed);
		for (volatile int i = 0; i < 2000; i++) {
		}
	}
	return unused;
}

/* Every few requests in another slot. */
static void *work(void *unused)
{
	opcflush_slot *slot = opcflush_slot_take(&shared->slots);

	for (unsigned turn = 0; !atomic_load(&stop); turn++) {
		enter(slot);
		use();
		opcflush_gate_leave(slot);
		atomic_fetch_add_explicit(&requests, 1, memory_order_relaxed);
		if (turn % 64 == 63) {
			opcflush_slot_leave(slot);
			sched_yield();
			slot = opcflush_slot_take(&shared->slots);
		}
		if (turn % 256 == 255) {
			nanosleep(&(struct timespec){0, 100000}, NULL);
		}
	}
	opcflush_slot_leave(slot);
	return unused;
}

/* C5. */
static void restart(void)
{
	unsigned long number = current->number + 1;

	atomic_fetch_add(&together, atomic_fetch_add(&alone, 1) != 0);
	current->copy = 0;
	free(current);
	sched_yield();
	current = make(number);
	used_by_index = number;
	atomic_fetch_sub(&alone, 1);
	atomic_fetch_add(&restarts, 1);
}

static void *close_again_and_again(void *unused)
{
	opcflush_slot *slot = opcflush_slot_take(&shared->slots);
	opcflush_gate_others others;

	for (unsigned turn = 0; !atomic_load(&stop); turn++) {
		enter(slot);
		use();
		switch (opcflush_gate_close(&shared->gate, &shared->slots, slot, turn % 4 ? HOLD : 0, &others)) {
			case OPCFLUSH_GATE_ALONE:
				restart();
				opcflush_gate_open(&shared->gate, OPCFLUSH_GATE_DUE);
				break;
			case OPCFLUSH_GATE_BUSY:
				atomic_fetch_add(&busy, 1);
				break;
			default:
				opcflush_gate_set(&shared->gate, OPCFLUSH_GATE_DUE);
				atomic_fetch_add(&in_vain, 1);
		}
		use();
		opcflush_gate_leave(slot);
	}
	opcflush_slot_leave(slot);
	return unused;
}

static bool was_put_to_the_test(void)
{
	return atomic_load(&requests) > 100 && atomic_load(&slotless) > 1 && atomic_load(&restarts) > 10;
}

static int test(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");
	const struct timespec span = {seconds ? atoi(seconds) : 1, 0};
	pthread_t thread[WORKERS + CLOSERS];
	opcflush_gate_others others;

	alarm(sandbox_lifetime());
	shared = opcflush_memory_share(sizeof(*shared));
	if (!shared || !opcflush_gate_init(&shared->gate) || !opcflush_slots_init(&shared->slots)) {
		return 1;
	}
	current = make(0);
	check_group("no thread is in a request while another restarts, and each sees all that came before the other");
	for (int i = 0; i < WORKERS + CLOSERS; i++) {
		pthread_create(&thread[i], NULL, i == 0 ? work_without_a_slot : i < WORKERS ? work : close_again_and_again, NULL);
	}
	nanosleep(&span, NULL);
	/* On a busy machine it takes longer until enough has happened. */
	for (int tenth = 0; tenth < 300 && !was_put_to_the_test(); tenth++) {
		nanosleep(&(struct timespec){0, 100000000}, NULL);
	}
	atomic_store(&stop, true);
	for (int i = 0; i < WORKERS + CLOSERS; i++) {
		pthread_join(thread[i], NULL);
	}
	CHECK(atomic_load(&torn) == 0 && atomic_load(&together) == 0);

	check_group("that was put to the test");
	CHECK(was_put_to_the_test());
	CHECK(current->number == atomic_load(&restarts) && atomic_load(&shared->gate.in_vain) == atomic_load(&in_vain));
	printf("# %lu requests, %lu without a slot, %lu restarts, %lu closings in vain, %lu times somebody else was at it, %lu requests held up\n",
		atomic_load(&requests), atomic_load(&slotless), atomic_load(&restarts), atomic_load(&in_vain), atomic_load(&busy),
		(unsigned long)atomic_load(&shared->gate.held_up));

	check_group("afterwards the gate is open, nobody is left in, and nothing is left over");
	opcflush_gate_others_online(&shared->gate, &shared->slots, NULL, &others);
	CHECK(!(opcflush_gate_look(&shared->gate) & (OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING | OPCFLUSH_GATE_PENDING)) && others.online == 0 && !others.forbidden);
	free(current);
	opcflush_memory_unshare(shared, sizeof(*shared));
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
