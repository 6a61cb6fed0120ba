/* SPDX-License-Identifier: BSD-3-Clause
 * The grace period: whose request holds it up, who no longer does, and its protocol (core/presence.h) as a stress.
 *
 * There is one object at a time, of a new version with each order. A worker goes online, and if there is a new order it takes
 * the object of that time; then it uses the object that it has, and goes offline. Who gives an order puts the next object
 * in place, raises the generation, waits until the grace period is over, and then poisons the former object: nobody may be
 * seen using a poisoned one. Workers are killed in their requests meanwhile.
 *
 * Without the fence between going online and the load of the generation that must be seen to fail. Seen on 2 cores (x86,
 * sanitized): with it no poisoned object was used in 256108 requests and 27235 orders; without it the first one after 402 to
 * 1319 orders. Where a machine does not show it in 10 s that is said, and is no failure. */
#include "../../src/core/clock.h"
#include "../../src/core/grace.h"
#include "../../src/core/memory.h"
#include "../../src/core/slot.h"
#include "check.h"
#include "sandbox.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>

#define WORKERS 4
#define VERSIONS (1u << 22)
#define USES 300
#define COLD (16u << 20) /* bytes */
#define COLD_STORES 40
#define LONGEST_NAIVE_NS 10000000000u
#define STRESS_GRACE 30 /* seconds */

static opcflush_segment segment = {.file = -1};
static opcflush_grace_copy copy;
static atomic_int *step;

static void begin(void)
{
	opcflush_grace_forget();
	opcflush_segment_close(&segment);
	sandbox_begin(&segment);
	atomic_store(step, 0);
}

static unsigned index_of(const opcflush_grace_slot *slot)
{
	return (unsigned)(slot - segment.content->grace.slot);
}

static bool is_over(uint64_t generation)
{
	return opcflush_grace_is_over(&segment, generation, NULL);
}

/* A worker that is in a request until it is killed, as one that has a hold of its own or its parent's. */
static pid_t start_worker(uint64_t generation, bool has_own_hold)
{
	int before = atomic_load(step);
	pid_t pid = sandbox_fork();

	if (pid == 0) {
		opcflush_grace_slot *slot;

		opcflush_grace_forget();
		if (has_own_hold && sandbox_open(&segment, true) != OPCFLUSH_SEGMENT_ATTACHED) {
			_exit(1);
		}
		slot = opcflush_grace_take(&segment, 7);
		if (!slot) {
			_exit(1);
		}
		opcflush_presence_begin(&slot->presence);
		opcflush_presence_go_online(&slot->presence, generation);
		atomic_store(step, before + 1);
		for (;;) {
			pause();
		}
	}
	sandbox_await(step, before + 1);
	return pid;
}

static void *take_one(void *unused)
{
	(void)unused;
	return opcflush_grace_take(&segment, 1);
}

static void slots(void)
{
	opcflush_grace_slot *first, *second;
	uint64_t before;
	void *third;
	pthread_t thread;
	pid_t child;

	check_group("each worker has a slot of its own, threads of one process, too, and what is left is taken again");
	begin();
	CHECK(!opcflush_grace_read(&segment, 0, &copy) && !opcflush_grace_read(&segment, OPCFLUSH_GRACE_SLOTS - 1, &copy));
	first = opcflush_grace_take(&segment, 5);
	second = opcflush_grace_take(&segment, 6);
	pthread_create(&thread, NULL, take_one, NULL);
	pthread_join(thread, &third);
	CHECK(index_of(first) == 0 && index_of(second) == 1 && index_of(third) == 2);
	CHECK(opcflush_grace_read(&segment, 0, &copy) && copy.pid == getpid() && copy.party == 5 && copy.online == 0);
	opcflush_grace_leave(&segment, first);
	CHECK(!opcflush_grace_read(&segment, 0, &copy) && opcflush_grace_take(&segment, 5) == first);

	check_group("a forked child has none of its parent's, and takes one of its own");
	child = sandbox_fork();
	if (child == 0) {
		opcflush_grace_forget();
		_exit(opcflush_grace_read(&segment, 0, &copy) && copy.pid == getppid() && index_of(opcflush_grace_take(&segment, 1)) == 3 ? 0 : 1);
	}
	CHECK(sandbox_ended_well(sandbox_status(child)));
	CHECK(opcflush_grace_read(&segment, 0, &copy) && opcflush_grace_read(&segment, 2, &copy) && !opcflush_grace_read(&segment, 3, &copy));

	check_group("when all are taken there is none left, and a dead worker's is a tenth of a second later");
	child = start_worker(5, true);
	for (unsigned i = 4; i < OPCFLUSH_GRACE_SLOTS; i++) {
		if (index_of(opcflush_grace_take(&segment, 1)) != i) {
			CHECK(false);
			break;
		}
	}
	before = opcflush_clock_monotonic();
	CHECK(opcflush_grace_take(&segment, 1) == NULL);
	sandbox_kill(child);
	do {
		sched_yield();
		first = opcflush_grace_take(&segment, 1);
	} while (!first && opcflush_clock_monotonic() - before < 10000000000u);
	CHECK(first && index_of(first) == 3 && opcflush_clock_monotonic() - before >= 100000000);
	sandbox_status(child);
}

static void requests(void)
{
	opcflush_grace_slot *slot, *other;
	uint64_t before, shortest = UINT64_MAX;

	check_group("a request holds up the orders after the one that it had reached, and no others");
	begin();
	CHECK(is_over(1) && is_over(UINT64_MAX));
	slot = opcflush_grace_take(&segment, 1);
	CHECK(is_over(UINT64_MAX));
	before = opcflush_ticks();
	opcflush_presence_begin(&slot->presence);
	opcflush_presence_go_online(&slot->presence, 5);
	CHECK(is_over(1) && is_over(5) && !is_over(6) && !is_over(UINT64_MAX));
	CHECK(opcflush_grace_read(&segment, index_of(slot), &copy) && copy.online == 5 && copy.since >= before && copy.since <= opcflush_ticks());

	check_group("but not who asks within it");
	CHECK(opcflush_grace_is_over(&segment, 6, slot));
	other = opcflush_grace_take(&segment, 1);
	opcflush_presence_go_online(&other->presence, 5);
	CHECK(!opcflush_grace_is_over(&segment, 6, slot) && !opcflush_grace_is_over(&segment, 6, other));

	check_group("until it has reached the order, or ended, or its worker has left");
	opcflush_presence_go_online(&other->presence, 6);
	CHECK(opcflush_grace_is_over(&segment, 6, slot) && !opcflush_grace_is_over(&segment, 7, slot));
	opcflush_presence_go_offline(&slot->presence);
	CHECK(is_over(6) && !is_over(7));
	opcflush_grace_leave(&segment, other);
	CHECK(is_over(7));

	check_group("what stands in a slot that nobody has counts for nothing");
	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i += 5) {
		atomic_store(&segment.content->grace.slot[i + (i == index_of(slot))].presence.online, 5);
	}
	CHECK(is_over(UINT64_MAX));

	check_group("a look at 4,096 slots takes no time");
	for (int i = 0; i < 100 && shortest > 1000000; i++) {
		before = opcflush_clock_monotonic();
		CHECK(is_over(4));
		before = opcflush_clock_monotonic() - before;
		shortest = before < shortest ? before : shortest;
	}
	CHECK(shortest <= 1000000);
}

static void the_dead(void)
{
	opcflush_grace_slot *slot;
	pid_t worker, other;
	int file;

	for (int has_own_hold = 0; has_own_hold < 2; has_own_hold++) {
		check_group(has_own_hold ? "the same where its instance is another one" : "a worker that dies in a request holds nothing up, though nobody has waited for it yet");
		begin();
		worker = start_worker(5, has_own_hold);
		other = start_worker(8, has_own_hold);
		CHECK(!is_over(6) && !is_over(9) && is_over(5));
		CHECK(opcflush_grace_read(&segment, 0, &copy) && copy.pid == worker && copy.online == 5 && copy.party == 7);
		sandbox_kill(worker);
		CHECK(is_over(6) && !is_over(9) && !opcflush_grace_read(&segment, 0, &copy));
		sandbox_status(worker);
		sandbox_kill(other);
		sandbox_status(other);
		CHECK(is_over(UINT64_MAX));
	}

	check_group("the slot that it leaves says nothing of the next one who has it");
	slot = opcflush_grace_take(&segment, 3);
	CHECK(index_of(slot) == 0 && is_over(UINT64_MAX) && opcflush_grace_read(&segment, 0, &copy));
	CHECK(copy.online == 0 && copy.pid == getpid() && copy.party == 3);
	opcflush_presence_go_online(&slot->presence, 9);
	CHECK(is_over(9) && !is_over(10));

	check_group("a worker that was started by a dead one, and goes on with its request, holds it up itself");
	begin();
	worker = sandbox_fork();
	if (worker == 0) {
		opcflush_grace_slot *parents = opcflush_grace_take(&segment, 1);

		opcflush_presence_go_online(&parents->presence, 5);
		if (fork() == 0) {
			alarm(sandbox_lifetime());
			opcflush_grace_forget();
			slot = opcflush_grace_take(&segment, 1);
			opcflush_presence_inherit(&slot->presence, &parents->presence);
			atomic_store(step, 1);
			sandbox_await(step, 2);
			_exit(0);
		}
		sandbox_await(step, 1);
		raise(SIGKILL);
	}
	sandbox_status(worker);
	CHECK(!is_over(6) && is_over(5) && !opcflush_grace_read(&segment, 0, &copy) && opcflush_grace_read(&segment, 1, &copy));
	atomic_store(step, 2);
	while (!is_over(6)) {
		sched_yield();
	}

	check_group("a worker that opens and closes the segment's file, as a script may, still holds up what it held up, alone in its slot");
	begin();
	worker = sandbox_fork();
	if (worker == 0) {
		opcflush_grace_forget();
		slot = opcflush_grace_take(&segment, 1);
		opcflush_presence_go_online(&slot->presence, 5);
		file = open(sandbox_path, O_RDONLY);
		close(file);
		atomic_store(step, 1);
		for (;;) {
			pause();
		}
	}
	sandbox_await(step, 1);
	CHECK(!is_over(6) && opcflush_grace_read(&segment, 0, &copy) && index_of(opcflush_grace_take(&segment, 1)) == 1);
	sandbox_kill(worker);
	CHECK(is_over(6) && !opcflush_grace_read(&segment, 0, &copy) && index_of(opcflush_grace_take(&segment, 1)) == 0);
	sandbox_status(worker);
}

/* A process of the instance 1 that runs a request without a slot, until it is killed. */
static pid_t start_outsider(void)
{
	int before = atomic_load(step);
	pid_t pid = sandbox_fork();

	if (pid == 0) {
		opcflush_grace_forget();
		opcflush_grace_go_outside(&segment, 1, 1);
		opcflush_grace_go_outside(&segment, 1, 1);
		opcflush_grace_go_outside(&segment, 1, -1);
		atomic_store(step, before + 1);
		for (;;) {
			pause();
		}
	}
	sandbox_await(step, before + 1);
	return pid;
}

static void outside(void)
{
	opcflush_grace_slot *slot;
	pid_t first, second, child;

	check_group("it is not over while requests run without a slot, and who dies in one of them is gone");
	begin();
	CHECK(opcflush_roster_enter(&segment, "me", "cli", "8") == 1 && is_over(6) && opcflush_grace_count_outsiders(&segment, 1) == 0);
	first = start_outsider();
	second = start_outsider();
	slot = opcflush_grace_take(&segment, 1);
	CHECK(!is_over(6) && !is_over(1) && !opcflush_grace_is_over(&segment, 6, slot));
	CHECK(opcflush_grace_count_outsiders(&segment, 1) == 2 && opcflush_grace_count_outsiders(&segment, 2) == 0);
	sandbox_kill(first);
	CHECK(!is_over(6) && opcflush_grace_count_outsiders(&segment, 1) > 0);
	sandbox_kill(second);
	CHECK(is_over(6) && opcflush_grace_count_outsiders(&segment, 1) == 0);
	sandbox_status(first);
	sandbox_status(second);

	check_group("nor until the last one of a process has ended");
	child = sandbox_fork();
	if (child == 0) {
		opcflush_grace_forget();
		opcflush_grace_go_outside(&segment, 1, 1);
		opcflush_grace_go_outside(&segment, 1, 1);
		opcflush_grace_go_outside(&segment, 1, -1);
		atomic_store(step, 10);
		sandbox_await(step, 11);
		opcflush_grace_go_outside(&segment, 1, -1);
		atomic_store(step, 12);
		sandbox_await(step, 13);
		_exit(0);
	}
	sandbox_await(step, 10);
	CHECK(!is_over(6));
	atomic_store(step, 11);
	sandbox_await(step, 12);
	CHECK(is_over(6));
	atomic_store(step, 13);
	CHECK(sandbox_ended_well(sandbox_status(child)));

	check_group("in the process that asks, all of them count but for its own");
	slot = opcflush_grace_take(&segment, 1);
	opcflush_grace_go_outside(&segment, 1, 1);
	CHECK(is_over(6) && !opcflush_grace_is_over(&segment, 6, slot));
	opcflush_grace_go_outside(&segment, 1, 1);
	CHECK(!is_over(6) && !opcflush_grace_is_over(&segment, 6, slot));
	opcflush_grace_go_outside(&segment, 1, -1);
	opcflush_grace_go_outside(&segment, 1, -1);
	CHECK(is_over(6) && opcflush_grace_is_over(&segment, 6, slot) && opcflush_grace_count_outsiders(&segment, 1) == 0);

	check_group("that somebody says so in the segment does not hold it up");
	for (opcflush_party party = 1; party <= OPCFLUSH_ROSTER_ROWS; party++) {
		atomic_store(&opcflush_roster_row_of(&segment, party)->without_slot, 1);
	}
	CHECK(is_over(6));
}

/* The stress. */
static struct {
	_Alignas(64) _Atomic uint64_t version; /* of the object that is in place */
	_Alignas(64) atomic_bool stop;
	_Alignas(64) atomic_ulong requests, uses, poisoned_uses, orders;
	atomic_bool poisoned[VERSIONS];
} *toy;

static bool is_naive; /* without the fence */
static bool is_sharp; /* one worker, and the shortest look at it */
static unsigned seed;

/* Stores to memory that no cache has: what a processor has stored last is not seen by others until they are through. */
static void store_cold(char *cold)
{
	for (int i = 0; i < COLD_STORES; i++) {
		cold[(size_t)rand_r(&seed) * 64 % COLD]++;
	}
}

static void work(void)
{
	char *cold = opcflush_memory_share(COLD);
	opcflush_grace_slot *slot;
	uint64_t reached = 1, newest, version = 0;

	opcflush_grace_forget();
	slot = opcflush_grace_take(&segment, 1);
	if (!cold || !slot) {
		_exit(1);
	}
	while (!atomic_load(&toy->stop)) {
		store_cold(cold);
		if (is_naive) {
			atomic_store_explicit(&slot->presence.online, reached, memory_order_relaxed);
		} else {
			opcflush_presence_go_online(&slot->presence, reached);
		}
		newest = atomic_load(&segment.content->ring.generation);
		if (newest != reached) {
			reached = newest;
			opcflush_presence_go_online(&slot->presence, reached);
			version = atomic_load(&toy->version);
		}
		for (int i = 0; i < USES; i++) {
			if (atomic_load_explicit(&toy->poisoned[version], memory_order_relaxed)) {
				atomic_fetch_add(&toy->poisoned_uses, 1);
			}
		}
		opcflush_presence_go_offline(&slot->presence);
		atomic_fetch_add_explicit(&toy->requests, 1, memory_order_relaxed);
	}
	_exit(0);
}

/* The shortest look there is: the sooner it comes after the order, the more it takes to be seen by it. */
static bool is_offline(uint64_t generation)
{
	return !opcflush_presence_is_old(&segment.content->grace.slot[0].presence, generation);
}

static void order_about(void)
{
	while (!atomic_load(&toy->stop)) {
		uint64_t former = atomic_load(&toy->version), generation;
		unsigned long requests = atomic_load(&toy->requests);

		if (former + 1 == VERSIONS) {
			break;
		}
		/* At some moment of a request, not of the time in which no worker runs. */
		while (is_sharp && atomic_load(&toy->requests) == requests && !atomic_load(&toy->stop)) {
		}
		for (volatile int i = rand_r(&seed) % 1000; i > 0; i--) {
		}
		atomic_store(&toy->version, former + 1);
		generation = atomic_fetch_add(&segment.content->ring.generation, 1) + 1;
		while (!(is_sharp ? is_offline(generation) : is_over(generation)) && !atomic_load(&toy->stop)) {
		}
		if (!atomic_load(&toy->stop)) {
			atomic_store_explicit(&toy->poisoned[former], true, memory_order_relaxed);
			atomic_fetch_add(&toy->orders, 1);
		}
	}
	_exit(0);
}

static pid_t start(void (*part)(void), unsigned number)
{
	pid_t pid = sandbox_fork();

	if (pid == 0) {
		seed = number * 2654435761u + 1;
		part();
	}
	return pid;
}

static bool was_put_to_the_test(unsigned killed)
{
	return killed > 5 && atomic_load(&toy->requests) > 500 && atomic_load(&toy->orders) > 500;
}

/* Returns how many were killed. Until the time is over and, as on a busy machine that takes longer, enough has happened; or a poisoned
 * object was used. */
static unsigned run(bool naive, bool sharp, uint64_t nanoseconds)
{
	const struct timespec pause = {0, 2000000};
	uint64_t end = opcflush_clock_monotonic() + nanoseconds, latest = end + STRESS_GRACE * (uint64_t)1000000000u;
	unsigned started = 0, killed = 0, workers = sharp ? 1 : WORKERS;
	pid_t worker[WORKERS], waiter;

	begin();
	madvise(toy, sizeof(*toy), MADV_REMOVE);
	memset(toy, 0, sizeof(*toy));
	is_naive = naive;
	is_sharp = sharp;
	for (unsigned i = 0; i < workers; i++) {
		worker[i] = start(work, started++);
	}
	waiter = start(order_about, started++);
	while (!atomic_load(&toy->poisoned_uses)) {
		bool is_enough = naive || (sharp ? atomic_load(&toy->orders) > 0 : was_put_to_the_test(killed));

		if (opcflush_clock_monotonic() >= (is_enough ? end : latest)) {
			break;
		}
		nanosleep(&pause, NULL);
		if (!sharp) {
			unsigned victim = (unsigned)rand_r(&seed) % workers;

			sandbox_kill(worker[victim]);
			sandbox_status(worker[victim]);
			worker[victim] = start(work, started++);
			killed++;
		}
	}
	atomic_store(&toy->stop, true);
	for (unsigned i = 0; i < workers; i++) {
		CHECK(sandbox_ended_well(sandbox_status(worker[i])));
	}
	CHECK(sandbox_ended_well(sandbox_status(waiter)));
	printf("# %lu requests, %lu orders, %u workers killed: poisoned objects used %lu times\n", atomic_load(&toy->requests),
		atomic_load(&toy->orders), killed, atomic_load(&toy->poisoned_uses));
	return killed;
}

static void protocol(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");
	unsigned killed;

	toy = opcflush_memory_share(sizeof(*toy));
	if (!toy) {
		abort();
	}
	check_group("whoever goes online, is killed or ends: what is done after a grace period meets nobody from before it");
	killed = run(false, false, (uint64_t)(seconds ? atoi(seconds) : 2) * 1000000000u);
	CHECK(atomic_load(&toy->poisoned_uses) == 0);

	check_group("that was put to the test");
	CHECK(was_put_to_the_test(killed));

	check_group("nor with the shortest look there is");
	run(false, true, 500000000);
	CHECK(atomic_load(&toy->poisoned_uses) == 0 && atomic_load(&toy->orders) > 0);

	check_group("without the fence it does not hold");
	run(true, true, LONGEST_NAIVE_NS);
	if (!atomic_load(&toy->poisoned_uses)) {
		printf("# skipped: this machine did not show in %lu s what the fence is there for\n", LONGEST_NAIVE_NS / 1000000000);
	}
}

static int test(void)
{
	alarm(sandbox_lifetime());
	step = opcflush_memory_share(sizeof(*step));
	if (!step) {
		return 1;
	}
	slots();
	requests();
	the_dead();
	outside();
	protocol();
	opcflush_grace_forget();
	opcflush_segment_close(&segment);
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
