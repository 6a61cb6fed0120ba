/* SPDX-License-Identifier: BSD-3-Clause
 * The life of an order (core/instance.h) as a stress: processes that publish to and read from a toy cache while orders come
 * and processes are killed.
 *
 * The cache is an array of cells, each of which holds a version of its file, or nothing. A deployer writes a new version to
 * all files and then gives an order (R1). A worker reaches the newest order (A1 to A4, or waits for whoever does them: W1),
 * reads cells, and compiles what is missing (P1 to P3). A worker that has reached generation G must not be served a version
 * from before the R1 of G. Workers are killed by others at any instruction, and kill themselves where it hurts most.
 *
 * With all the rules it must run clean for OPCFLUSH_STRESS_SECONDS (2). Then each rule is left out until a stale read tells
 * of it. Seen on 2 cores, sanitized: with all of them 0 of 313254 reads were stale in 2 s, of 2208 orders and 1143 killings.
 * Without the mark the first stale reads came after 18 orders (10 of 2268 reads); without P1's look at the generation after
 * 18 (13 of 2713), without P3's after 5 (21 of 1195); without orphaning after 3 (9 of 613); without the second A2 for the
 * dead after 3 to 24 (4 of 151, 1 of 2285); without waiting for blocking marks after 11 (7 of 446); without W1 after 3. */
#include "../../src/core/instance.h"
#include "../../src/core/memory.h"
#include "check.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CELLS 24
#define WORKERS 8
#define READS 12
#define GENERATIONS (1u << 20)
#define LONGEST_WAIT_NS 300000000u
#define STRESS_GRACE 30 /* seconds */

typedef enum {
	ALL_RULES,
	NO_MARK,         /* P1 without the mark */
	NO_FIRST_LOOK,   /* P1 without the load of the generation */
	NO_SECOND_LOOK,  /* P3 is left out */
	NO_ORPHAN,       /* P3: what cannot be invalidated is left as it is */
	NO_SETTLING,     /* A3: nothing is invalidated once more for forsaken marks */
	NO_BLOCKING,     /* A3: blocking marks are not waited for */
	NO_WAITING       /* W1: an order that somebody else applies is not waited for */
} rule;

static struct {
	atomic_uint_fast64_t disk[CELLS];
	atomic_uint_fast64_t cell[CELLS]; /* 0: nothing is cached */
	atomic_uint_fast64_t version;
	atomic_uint_fast64_t floor[GENERATIONS]; /* the version on the disk at the R1 of each generation */
	atomic_bool stop;
	atomic_ulong reads, hits, published, late, orphaned, flushes, settled, takeovers, stale, detached;
} *toy;

static opcflush_instance *instance;
static rule left_out;
static unsigned lifetime = 240; /* seconds, of every process of this test */

/* Of a worker. */
static opcflush_slot *slot;
static opcflush_root *root;
static unsigned seed;
static uint64_t reached;
static uint64_t resolved[CELLS]; /* what its names led to when it reached that: a realpath cache */

static uint64_t newest(void)
{
	return atomic_load(&instance->orders.generation);
}

static uint64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static bool chance(unsigned one_in)
{
	return rand_r(&seed) % one_in == 0;
}

/* A moment in which others get on, or in which the process is killed. */
static void moment(void)
{
	const struct timespec pause = {0, (long)(rand_r(&seed) % 200000)};

	if (chance(3)) {
		nanosleep(&pause, NULL);
	}
	if (chance(150)) {
		raise(SIGKILL);
	}
}

/* R1 */
static uint64_t give(void)
{
	opcflush_order_copy order = {.generation = opcflush_order_begin(&instance->orders), .kind = OPCFLUSH_RESET};

	opcflush_order_complete(&instance->orders, &order);
	return order.generation;
}

static void deploy(void)
{
	for (;;) {
		const struct timespec pause = {0, (long)(rand_r(&seed) % 1500000)};
		uint64_t version = atomic_fetch_add(&toy->version, 1) + 1;

		for (unsigned i = 0; i < CELLS; i++) {
			atomic_store(&toy->disk[i], version);
		}
		atomic_store(&toy->floor[(newest() + 1) % GENERATIONS], version);
		if (atomic_load(&toy->stop) || newest() + 2 >= GENERATIONS) {
			_exit(0);
		}
		give();
		nanosleep(&pause, NULL);
	}
}

/* A2 */
static void invalidate_everything(void)
{
	for (unsigned i = 0; i < CELLS; i++) {
		atomic_store(&toy->cell[i], 0);
		if (chance(400)) {
			raise(SIGKILL);
		}
	}
}

/* A1 to A4; the lock is held. */
static void apply(void)
{
	uint64_t target = newest();
	opcflush_slots_view marks;

	if (root->invalidated < target) {
		invalidate_everything();
		root->invalidated = target;
	}
	moment();
	opcflush_slots_look(&instance->slots, target, &marks);
	if (marks.forsaken) {
		if (left_out != NO_SETTLING) {
			invalidate_everything();
		}
		moment();
		opcflush_slots_settle(&instance->slots);
		atomic_fetch_add(&toy->settled, marks.forsaken);
	}
	if (marks.blocking && left_out != NO_BLOCKING) {
		return;
	}
	opcflush_root_advance(root, target);
	atomic_fetch_add(&toy->flushes, 1);
}

static bool bring_about(uint64_t generation)
{
	const struct timespec pause = {0, 50000};
	uint64_t deadline = now() + LONGEST_WAIT_NS;

	while (atomic_load(&root->applied) < generation && left_out != NO_WAITING) {
		opcflush_lock_result result = opcflush_lock_try(&instance->applier);

		if (result != OPCFLUSH_LOCK_BUSY) {
			atomic_fetch_add(&toy->takeovers, result == OPCFLUSH_LOCK_INHERITED);
			apply();
			opcflush_lock_release(&instance->applier);
		} else if (now() > deadline) {
			return false;
		} else {
			nanosleep(&pause, NULL);
		}
		if (atomic_load(&root->applied) < generation) {
			if (now() > deadline) {
				return false;
			}
			nanosleep(&pause, NULL);
		}
	}
	if (left_out == NO_WAITING && opcflush_lock_try(&instance->applier) != OPCFLUSH_LOCK_BUSY) {
		apply();
		opcflush_lock_release(&instance->applier);
	}
	return true;
}

/* W1. False: the request goes on without the cache. */
static bool reach(void)
{
	for (int i = 0; i < 3; i++) {
		reached = newest();
		atomic_store(&slot->generation, reached);
		if (!bring_about(reached)) {
			return false;
		}
		if (reached == newest()) {
			return true;
		}
	}
	return false;
}

/* P3. False: an order has come. */
static bool settle(unsigned index)
{
	if (left_out == NO_SECOND_LOOK || newest() == reached) {
		opcflush_slot_unmark(slot);
		return true;
	}
	atomic_fetch_add(&toy->late, 1);
	if (chance(2)) {
		atomic_store(&toy->cell[index], 0);
		moment();
		opcflush_slot_unmark(slot);
	} else if (left_out == NO_ORPHAN) {
		opcflush_slot_unmark(slot);
	} else {
		atomic_fetch_add(&toy->orphaned, 1);
		opcflush_slot_orphan(slot);
	}
	return false;
}

/* P1 and P2. False: the request goes on without the cache. */
static bool publish(unsigned index)
{
	uint64_t version, nothing = 0;

	if (left_out != NO_MARK) {
		opcflush_slot_mark(slot);
	}
	if (newest() != reached && left_out != NO_FIRST_LOOK) {
		opcflush_slot_unmark(slot);
		return false;
	}
	version = chance(2) ? atomic_load(&toy->disk[index]) : resolved[index];
	moment();
	/* As OPcache does: what somebody else has published meanwhile stays. */
	if (atomic_compare_exchange_strong(&toy->cell[index], &nothing, version)) {
		atomic_fetch_add(&toy->published, 1);
	}
	moment();
	return settle(index);
}

static void request(void)
{
	if (!reach()) {
		atomic_fetch_add(&toy->detached, 1);
		return;
	}
	for (unsigned i = 0; i < CELLS; i++) {
		resolved[i] = atomic_load(&toy->disk[i]);
	}
	for (int i = 0; i < READS; i++) {
		unsigned index = (unsigned)rand_r(&seed) % CELLS;
		uint64_t version = atomic_load(&toy->cell[index]);

		atomic_fetch_add(&toy->reads, 1);
		if (version) {
			atomic_fetch_add(&toy->hits, 1);
			atomic_fetch_add(&toy->stale, version < atomic_load(&toy->floor[reached % GENERATIONS]));
		} else if (!publish(index)) {
			return;
		}
		if (chance(8)) {
			moment();
		}
	}
}

static void work(void)
{
	slot = opcflush_slot_take(&instance->slots);
	if (slot == NULL) {
		_exit(1);
	}
	while (!atomic_load(&toy->stop)) {
		request();
	}
	opcflush_slot_leave(slot);
	_exit(0);
}

static pid_t start(unsigned number)
{
	pid_t pid = fork();

	if (pid == 0) {
		alarm(lifetime);
		seed = number * 2654435761u;
		if (number == 0) {
			deploy();
		}
		work();
	}
	return pid;
}

static bool was_put_to_the_test(void)
{
	return atomic_load(&toy->hits) > 0 && atomic_load(&toy->published) > 0 && atomic_load(&toy->flushes) > 0 && atomic_load(&toy->late) > 0
		&& atomic_load(&toy->orphaned) > 0 && atomic_load(&toy->settled) > 0 && atomic_load(&toy->takeovers) > 0;
}

/* Runs workers and a deployer until the time is over (with all rules: and enough has happened, which takes longer on a busy machine),
 * or until something stale was read; puts new workers in place of those
 * that were killed. Returns how many ended otherwise. */
static unsigned run(rule without, uint64_t nanoseconds, bool until_stale)
{
	const struct timespec pause = {0, 1000000};
	pid_t pid[WORKERS + 1];
	unsigned number = 0, unexpected = 0;
	uint64_t end = now() + nanoseconds, latest = end + STRESS_GRACE * (uint64_t)1000000000u;

	memset(toy, 0, sizeof(*toy));
	instance = opcflush_instance_create(NULL);
	if (instance == NULL) {
		abort();
	}
	root = opcflush_root_add(instance, 0);
	left_out = without;
	for (; number <= WORKERS; number++) {
		pid[number] = start(number);
	}
	while ((now() < end || (without == ALL_RULES && !was_put_to_the_test() && now() < latest)) && !(until_stale && atomic_load(&toy->stale))) {
		nanosleep(&pause, NULL);
		if (chance(5)) {
			kill(pid[1 + (unsigned)rand_r(&seed) % WORKERS], SIGKILL);
		}
		for (unsigned i = 1; i <= WORKERS; i++) {
			int status;

			if (waitpid(pid[i], &status, WNOHANG) == pid[i]) {
				unexpected += !WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL;
				pid[i] = start(number++);
			}
		}
	}
	atomic_store(&toy->stop, true);
	for (unsigned i = 0; i <= WORKERS; i++) {
		int status;

		waitpid(pid[i], &status, 0);
		unexpected += WIFSIGNALED(status) ? WTERMSIG(status) != SIGKILL : WEXITSTATUS(status) != 0;
	}
	printf("# %lu of %lu reads stale; %lu hits, %lu published, %lu too late, %lu orphaned; %lu orders, %lu flushes, "
		"%lu marks settled, %lu locks inherited, %u killed, %lu requests without the cache\n",
		atomic_load(&toy->stale), atomic_load(&toy->reads), atomic_load(&toy->hits), atomic_load(&toy->published),
		atomic_load(&toy->late), atomic_load(&toy->orphaned), (unsigned long)newest() - 1, atomic_load(&toy->flushes),
		atomic_load(&toy->settled), atomic_load(&toy->takeovers), number - WORKERS - 1, atomic_load(&toy->detached));
	return unexpected;
}

static void noticed(rule without, const char *what)
{
	check_group(what);
	CHECK(run(without, 30000000000u, true) == 0);
	CHECK(atomic_load(&toy->stale) > 0);
	opcflush_instance_destroy(instance);
}

int main(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");
	opcflush_slots_view view;
	uint64_t end;

	seed = 1;
	lifetime += STRESS_GRACE + (seconds ? (unsigned)atoi(seconds) : 0);
	alarm(lifetime);
	toy = opcflush_memory_share(sizeof(*toy));
	if (toy == NULL) {
		return 1;
	}

	check_group("no worker is served what is older than the order that it has reached, whoever is killed");
	CHECK(run(ALL_RULES, (uint64_t)(seconds ? atoi(seconds) : 2) * 1000000000u, false) == 0);
	CHECK(atomic_load(&toy->stale) == 0);

	check_group("that was put to the test: orders overtook publications, and publishers and appliers died");
	CHECK(was_put_to_the_test());

	check_group("afterwards the next order is carried out at once, and no mark is left");
	slot = opcflush_slot_take(&instance->slots);
	end = give();
	opcflush_slots_look(&instance->slots, end, &view);
	CHECK(view.blocking == 0);
	opcflush_slots_settle(&instance->slots);
	opcflush_slots_look(&instance->slots, end, &view);
	CHECK(view.blocking == 0 && view.forsaken == 0);
	CHECK(opcflush_lock_try(&instance->applier) != OPCFLUSH_LOCK_BUSY);
	opcflush_lock_release(&instance->applier);
	opcflush_instance_destroy(instance);

	noticed(NO_MARK, "without the mark something stale is served");
	noticed(NO_FIRST_LOOK, "without the look at the generation after the mark something stale is served");
	noticed(NO_SECOND_LOOK, "without the look at the generation after publishing something stale is served");
	noticed(NO_ORPHAN, "without orphaning what cannot be invalidated something stale is served");
	noticed(NO_SETTLING, "without invalidating once more for the dead something stale is served");
	noticed(NO_BLOCKING, "without waiting for the marks of the living something stale is served");
	noticed(NO_WAITING, "without waiting for the applier something stale is served");
	return check_end();
}
