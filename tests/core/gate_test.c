/* SPDX-License-Identifier: BSD-3-Clause
 * The gate: who gets in, who waits, who is alone, who dies or is stopped over it; and its protocol (core/gate.h) as a stress.
 *
 * There is one object, which stands for OPcache's memory. Workers enter, use it, now and then try to close the gate, and leave. Who is
 * alone poisons it for a while: nobody may be seen using it then. Workers are killed meanwhile, above all those that close the gate or
 * are alone; what they leave behind is PENDING, and until somebody who is alone has seen to that, nobody uses the object.
 *
 * Three variants must be seen to fail: who looks at the gate before going online and not after; who goes online without the fence; who
 * looks at the others before closing the gate and not after. A machine that does not show the second in 10 s says so, and that is
 * no failure. */
#include "../../src/core/clock.h"
#include "../../src/core/gate.h"
#include "../../src/core/memory.h"
#include "check.h"
#include "sandbox.h"

#include <sched.h>
#include <sys/ptrace.h>

#define WORKERS 4
#define WAITERS 3
#define PROCESSORS 16 /* that are watched */
#define USES 300
#define COLD (16u << 20) /* bytes */
#define COLD_STORES 40
#define MS 1000000u /* nanoseconds */
#define HOLD (3 * MS)
#define TURNS 10 /* at Q1 */
#define LONGEST_NAIVE_NS 30000000000u
#define LONGEST_FENCELESS_NS 10000000000u /* with one processor it is never to be seen */
#define STRESS_GRACE 30 /* seconds */

static struct {
	opcflush_gate gate;
	opcflush_slots slots;
} *shared;

static struct {
	_Alignas(64) atomic_int step;
	atomic_int result;
	atomic_int entered;
	_Atomic uint64_t held;    /* nanoseconds: the longest of the waiters */
	_Atomic uint64_t starved; /* how long this machine left a process without a processor */
	atomic_ulong starvings[PROCESSORS]; /* how often that was looked at on each */
	_Alignas(64) atomic_bool poisoned;
	_Alignas(64) atomic_int alone;   /* pid */
	_Alignas(64) atomic_int closing; /* pid */
	_Alignas(64) atomic_bool stop;
	_Alignas(64) atomic_ulong requests, closings, restarts, poisoned_uses, together, left_over, forks;
} *board;

static opcflush_slot *own;
static opcflush_gate_others others;
static unsigned seed = 1;
static cpu_set_t processor[PROCESSORS];
static int processors, watched;

static uint64_t now(void)
{
	return opcflush_clock_monotonic();
}

static uint64_t word(void)
{
	return opcflush_gate_look(&shared->gate);
}

static uint64_t bits(void)
{
	return word() & (((uint64_t)1 << OPCFLUSH_GATE_TURN) - 1);
}

static uint64_t turn(void)
{
	return word() >> OPCFLUSH_GATE_TURN;
}

static bool is_open(void)
{
	return !(word() & OPCFLUSH_GATE_CLOSED);
}

static void sleep_for(uint64_t nanoseconds)
{
	const struct timespec span = {(time_t)(nanoseconds / 1000000000u), (long)(nanoseconds % 1000000000u)};

	nanosleep(&span, NULL);
}

static void raise_to(_Atomic uint64_t *greatest, uint64_t value)
{
	uint64_t seen = atomic_load(greatest);

	while (seen < value && !atomic_compare_exchange_weak(greatest, &seen, value)) {
	}
}

/* What a time may be longer than the protocol makes it: by what the machine has been seen to take. */
static uint64_t allowance(void)
{
	unsigned long before[PROCESSORS];

	for (int i = 0; i < PROCESSORS; i++) {
		before[i] = atomic_load(&board->starvings[i]);
	}
	/* Also of what it takes just now. */
	for (int i = 0, tries = 0; i < processors && tries < 1000; tries++) {
		if (atomic_load(&board->starvings[i]) >= before[i] + 2) {
			i++;
		} else {
			sleep_for(MS);
		}
	}
	return 20 * MS + 4 * atomic_load(&board->starved);
}

static void begin(void)
{
	if (shared) {
		opcflush_slot_leave(own);
		opcflush_memory_unshare(shared, sizeof(*shared));
	}
	shared = opcflush_memory_share(sizeof(*shared));
	if (!shared || !opcflush_gate_init(&shared->gate) || !opcflush_slots_init(&shared->slots)) {
		abort();
	}
	own = opcflush_slot_take(&shared->slots);
	atomic_store(&board->step, 0);
	atomic_store(&board->result, -1);
	atomic_store(&board->entered, 0);
	atomic_store(&board->held, 0);
}

static bool enter(void)
{
	return opcflush_gate_enter(&shared->gate, own);
}

static void enter_whenever(opcflush_slot *slot)
{
	if (!opcflush_gate_enter(&shared->gate, slot)) {
		opcflush_gate_enter_late(&shared->gate, slot);
	}
}

static void leave(void)
{
	opcflush_gate_leave(own);
}

static opcflush_gate_result close_gate(uint64_t hold)
{
	return opcflush_gate_close(&shared->gate, &shared->slots, own, hold, &others);
}

static void open_gate(uint64_t without)
{
	opcflush_gate_open(&shared->gate, without);
}

/* Closes it, is alone, and opens it. */
static bool is_alone(void)
{
	if (close_gate(0) != OPCFLUSH_GATE_ALONE) {
		return false;
	}
	open_gate(0);
	return true;
}

/* The same as soon as those who have just ended are gone. */
static bool becomes_alone(void)
{
	for (uint64_t end = now() + 5000 * (uint64_t)MS; now() < end; sched_yield()) {
		if (is_alone()) {
			return true;
		}
	}
	return false;
}

static void look_at_others(const opcflush_slot *but)
{
	opcflush_gate_others_online(&shared->gate, &shared->slots, but, &others);
}

/* A process with a slot of its own. */
static pid_t start(void (*part)(opcflush_slot *slot))
{
	pid_t pid = sandbox_fork();

	if (pid == 0) {
		own = opcflush_slot_take(&shared->slots);
		if (!own) {
			_exit(1);
		}
		part(own);
		_exit(0);
	}
	return pid;
}

static void run_a_request(opcflush_slot *slot)
{
	enter_whenever(slot);
	atomic_store(&board->step, 1);
	sandbox_await(&board->step, 2);
	opcflush_gate_leave(slot);
	atomic_store(&board->step, 3);
	sandbox_await(&board->step, 4);
}

static void run_a_short_request(opcflush_slot *slot)
{
	enter_whenever(slot);
	atomic_store(&board->step, 1);
	sandbox_await(&board->step, 2);
	sleep_for(30 * MS);
	opcflush_gate_leave(slot);
}

static void arrive(opcflush_slot *slot)
{
	uint64_t since = now();

	enter_whenever(slot);
	raise_to(&board->held, now() - since);
	atomic_fetch_add(&board->entered, 1);
	opcflush_gate_leave(slot);
}

static void arrive_without_a_slot(opcflush_slot *slot)
{
	opcflush_slot_leave(slot);
	atomic_store(&board->step, 1);
	opcflush_gate_enter_slotless(&shared->gate);
	atomic_store(&board->step, 2);
	sandbox_await(&board->step, 3);
	opcflush_gate_leave_slotless(&shared->gate);
}

static void arrive_again_and_again(opcflush_slot *slot)
{
	while (atomic_load(&board->step) < 2) {
		arrive(slot);
		sleep_for(MS / 10);
	}
}

static void find_processors(void)
{
	cpu_set_t all;

	if (sched_getaffinity(0, sizeof(all), &all) != 0) {
		abort();
	}
	for (int i = 0; i < CPU_SETSIZE && processors < PROCESSORS; i++) {
		if (CPU_ISSET(i, &all)) {
			CPU_SET(i, &processor[processors++]);
		}
	}
}

/* On one processor: a host that takes it away for a while leaves the others. */
static void be_starved(opcflush_slot *slot)
{
	opcflush_slot_leave(slot);
	sched_setaffinity(0, sizeof(processor[watched]), &processor[watched]);
	for (;;) {
		uint64_t before = now();

		sleep_for(MS);
		raise_to(&board->starved, now() - before - MS);
		atomic_fetch_add(&board->starvings[watched], 1);
	}
}

static void end(pid_t child)
{
	sandbox_kill(child);
	sandbox_status(child);
}

static void entering(void)
{
	pid_t child;

	check_group("an open gate lets everybody in, and who is in is seen until it leaves");
	begin();
	CHECK(word() == 0 && enter() && atomic_load(&own->online) != 0);
	look_at_others(own);
	CHECK(others.online == 0 && others.oldest == 0 && !others.forbidden);
	child = start(run_a_request);
	sandbox_await(&board->step, 1);
	look_at_others(own);
	CHECK(others.online == 1 && others.pid == child && others.oldest > atomic_load(&own->online));
	look_at_others(NULL);
	CHECK(others.online == 2 && others.pid == getpid() && others.oldest == atomic_load(&own->online));
	atomic_store(&board->step, 2);
	sandbox_await(&board->step, 3);
	look_at_others(own);
	CHECK(others.online == 0 && others.oldest == 0);
	atomic_store(&board->step, 4);
	CHECK(sandbox_ended_well(sandbox_status(child)));
	leave();
	look_at_others(NULL);
	CHECK(others.online == 0 && word() == 0 && atomic_load(&shared->gate.held_up) == 0);
}

static void find_it_closed(opcflush_slot *slot)
{
	if (opcflush_gate_enter(&shared->gate, slot) || close_gate(0) != OPCFLUSH_GATE_BUSY || close_gate(10 * MS) != OPCFLUSH_GATE_BUSY) {
		_exit(1);
	}
	opcflush_gate_leave(slot);
}

static void linger(void)
{
	for (volatile int i = rand_r(&seed) % 300; i > 0; i--) {
	}
}

static void set_and_clear(opcflush_slot *slot)
{
	opcflush_slot_leave(slot);
	atomic_store(&board->step, 1);
	while (atomic_load(&board->step) < 2) {
		opcflush_gate_set(&shared->gate, OPCFLUSH_GATE_LOOK);
		linger();
		if (!(word() & OPCFLUSH_GATE_LOOK)) {
			_exit(1);
		}
		opcflush_gate_clear(&shared->gate, OPCFLUSH_GATE_LOOK);
		linger();
		if (word() & OPCFLUSH_GATE_LOOK) {
			_exit(2);
		}
	}
}

static void closing(void)
{
	const uint64_t asked = OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_ASKED, other = OPCFLUSH_GATE_LOOK | OPCFLUSH_GATE_GUARDED;
	uint64_t before, times = 0;
	pid_t child;

	check_group("who closes it is alone: nobody gets in, and nobody else closes it, until it is open again");
	begin();
	CHECK(enter() && close_gate(0) == OPCFLUSH_GATE_ALONE);
	CHECK(turn() == 1 && bits() == (OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING) && close_gate(0) == OPCFLUSH_GATE_BUSY);
	CHECK(sandbox_ended_well(sandbox_status(start(find_it_closed))) && turn() == 1);
	open_gate(0);
	CHECK(turn() == 1 && bits() == 0 && atomic_load(&shared->gate.in_vain) == 0);
	child = start(run_a_request);
	sandbox_await(&board->step, 1);

	check_group("it does not close on those who are in: it looks once, says who they are, and is open again");
	CHECK(close_gate(0) == OPCFLUSH_GATE_OTHERS && others.online == 1 && others.pid == child && others.oldest && !others.forbidden);
	CHECK(turn() == 2 && bits() == 0 && atomic_load(&shared->gate.in_vain) == 1);

	check_group("or as long as it may");
	before = now();
	CHECK(close_gate(50 * MS) == OPCFLUSH_GATE_OTHERS && others.pid == child && bits() == 0);
	before = now() - before;
	CHECK(before >= 50 * MS && before < 50 * MS + allowance() && atomic_load(&shared->gate.in_vain) == 2);
	atomic_store(&board->step, 2);
	sandbox_await(&board->step, 3);
	CHECK(is_alone());
	end(child);

	check_group("until the last one has left");
	begin();
	child = start(run_a_short_request);
	sandbox_await(&board->step, 1);
	before = now();
	atomic_store(&board->step, 2);
	CHECK(close_gate(20000 * (uint64_t)MS) == OPCFLUSH_GATE_ALONE && others.online == 0);
	before = now() - before;
	CHECK(before >= 30 * MS && before < 30 * MS + allowance() + 10 * MS && atomic_load(&shared->gate.in_vain) == 0);
	open_gate(0);
	CHECK(sandbox_ended_well(sandbox_status(child)));

	check_group("what was set before or meanwhile survives closing and opening, but for what is taken out");
	begin();
	opcflush_gate_set(&shared->gate, OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_LOOK | OPCFLUSH_GATE_PENDING);
	CHECK(close_gate(0) == OPCFLUSH_GATE_ALONE);
	CHECK(bits() == (OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_LOOK | OPCFLUSH_GATE_PENDING | OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING));
	opcflush_gate_set(&shared->gate, asked | other);
	opcflush_gate_clear(&shared->gate, OPCFLUSH_GATE_GUARDED);
	open_gate(asked | OPCFLUSH_GATE_PENDING);
	CHECK(bits() == OPCFLUSH_GATE_LOOK && turn() == 1);
	child = start(run_a_request);
	sandbox_await(&board->step, 1);
	opcflush_gate_set(&shared->gate, asked | other);
	CHECK(close_gate(MS) == OPCFLUSH_GATE_OTHERS && bits() == (asked | other));
	end(child);

	check_group("also while others set and clear it all the time");
	begin();
	child = start(set_and_clear);
	sandbox_await(&board->step, 1);
	while (times < 20000 && is_alone()) {
		times++;
	}
	atomic_store(&board->step, 2);
	CHECK(sandbox_ended_well(sandbox_status(child)) && turn() == 20000 && times == 20000 && bits() == 0);
}

static void come_and_go_without_a_slot(opcflush_slot *slot)
{
	opcflush_slot_leave(slot);
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL)) {
		_exit(1);
	}
	for (;;) {
		raise(SIGSTOP);
		opcflush_gate_enter_slotless(&shared->gate);
		opcflush_gate_leave_slotless(&shared->gate);
	}
}

/* Lets one that has stopped before it comes in go on by so many instructions, and closes the gate then. False: it came in nevertheless. */
static bool is_held_up_after(pid_t child, unsigned instructions, opcflush_gate_result *result)
{
	uint64_t held_up = atomic_load(&shared->gate.held_up);
	bool stopped = false;

	while (instructions--) {
		ptrace(PTRACE_SINGLESTEP, child, NULL, NULL);
		waitpid(child, NULL, 0);
	}
	*result = close_gate(0);
	ptrace(PTRACE_CONT, child, NULL, NULL);
	if (*result == OPCFLUSH_GATE_ALONE) {
		while (atomic_load(&shared->gate.held_up) == held_up && !(stopped = waitpid(child, NULL, WNOHANG) == child)) {
			sched_yield();
		}
		open_gate(0);
	}
	if (!stopped) {
		waitpid(child, NULL, 0);
	}
	return *result != OPCFLUSH_GATE_ALONE || !stopped;
}

static void in_the_way(void)
{
	pid_t child;
	uint64_t before;
	opcflush_gate_result result = OPCFLUSH_GATE_ALONE;
	unsigned instructions = 0;
	bool held_up = true;

	check_group("a worker that has died in a request is not in the way, and the next one that has its slot is not in that request");
	begin();
	child = start(run_a_request);
	sandbox_await(&board->step, 1);
	CHECK(close_gate(0) == OPCFLUSH_GATE_OTHERS && others.pid == child);
	sandbox_kill(child);
	CHECK(atomic_load(&shared->slots.slot[1].online) != 0 && is_alone());
	sandbox_status(child);
	CHECK(atomic_load(&shared->slots.slot[1].online) != 0);
	atomic_store(&board->step, 0);
	child = start(arrive);
	CHECK(sandbox_ended_well(sandbox_status(child)) && atomic_load(&shared->slots.slot[1].online) == 0 && atomic_load(&shared->slots.used) == 2);

	check_group("nor one that has left its slot in a request");
	enter();
	opcflush_slot_leave(own);
	look_at_others(NULL);
	CHECK(others.online == 0);
	own = opcflush_slot_take(&shared->slots);
	CHECK(atomic_load(&own->online) == 0);

	check_group("a request without a slot forbids it, and waits where it is closed");
	begin();
	opcflush_gate_enter_slotless(&shared->gate);
	CHECK(close_gate(0) == OPCFLUSH_GATE_FORBIDDEN && others.forbidden && others.online == 0 && bits() == 0);
	opcflush_gate_leave_slotless(&shared->gate);
	CHECK(close_gate(0) == OPCFLUSH_GATE_ALONE && !others.forbidden && atomic_load(&shared->gate.held_up) == 0);
	child = start(arrive_without_a_slot);
	while (atomic_load(&shared->gate.held_up) == 0) {
		sched_yield();
	}
	sleep_for(20 * MS); /* it is counted before it looks at the clock */
	before = now();
	sleep_for(20 * MS);
	CHECK(atomic_load(&board->step) == 1 && atomic_load(&shared->gate.slotless) == 0);
	before = now() - before;
	open_gate(0);
	sandbox_await(&board->step, 2);
	CHECK(close_gate(0) == OPCFLUSH_GATE_FORBIDDEN && close_gate(10 * MS) == OPCFLUSH_GATE_FORBIDDEN && others.online == 0);
	CHECK(atomic_load(&shared->gate.held_up) == 1 && atomic_load(&shared->gate.longest) >= before);
	atomic_store(&board->step, 3);
	CHECK(sandbox_ended_well(sandbox_status(child)) && is_alone());

	check_group("until it is counted it waits, at whatever instruction it finds it closed");
	begin();
	child = start(come_and_go_without_a_slot);
	if (!WIFSTOPPED(sandbox_status(child))) {
		printf("# skipped: this process may not trace another\n");
		return;
	}
	while (held_up && result == OPCFLUSH_GATE_ALONE && instructions < 5000) {
		held_up = is_held_up_after(child, instructions++, &result);
	}
	CHECK(held_up && result == OPCFLUSH_GATE_FORBIDDEN && instructions > 1);
	end(child);
	CHECK(is_alone());
}

/* Forks in a request, and ends it. The child comes online later, and says so when it is told to. */
static void fork_in_a_request(opcflush_slot *slot)
{
	enter_whenever(slot);
	atomic_fetch_add(&shared->gate.forked, 1);
	if (fork() == 0) {
		alarm(sandbox_lifetime());
		atomic_store(&board->step, 1);
		sandbox_await(&board->step, 2);
		slot = opcflush_slot_take(&shared->slots);
		atomic_store(&slot->online, opcflush_ticks() | 1);
		atomic_fetch_add(&shared->gate.arrived, 1);
		atomic_store(&board->step, 3);
		sandbox_await(&board->step, 4);
		_exit(0);
	}
	opcflush_gate_leave(slot);
}

/* As parents that end their requests and children that go on with them do, in two slots by turns: somebody is always in a request. */
static void hand_over(opcflush_slot *slot)
{
	opcflush_slot *other = opcflush_slot_take(&shared->slots), *former;

	opcflush_gate_enter(&shared->gate, slot);
	atomic_store(&board->step, 1);
	while (atomic_load(&board->step) < 2) {
		atomic_fetch_add(&shared->gate.forked, 1);
		opcflush_gate_enter(&shared->gate, other);
		atomic_fetch_add(&shared->gate.arrived, 1);
		opcflush_gate_leave(slot);
		linger();
		former = slot;
		slot = other;
		other = former;
	}
}

static void forking(void)
{
	uint64_t until;
	unsigned long looks = 0, missed = 0;
	pid_t child;

	check_group("a child that was forked in a request is in that request, also before it has a slot, and after its parent has ended it");
	begin();
	atomic_fetch_add(&shared->gate.forked, 1);
	CHECK(close_gate(0) == OPCFLUSH_GATE_FORBIDDEN && others.forbidden && bits() == 0);
	atomic_fetch_add(&shared->gate.arrived, 1); /* the fork has failed */
	CHECK(is_alone());
	child = start(fork_in_a_request);
	CHECK(sandbox_ended_well(sandbox_status(child)));
	sandbox_await(&board->step, 1);
	CHECK(close_gate(0) == OPCFLUSH_GATE_FORBIDDEN && others.forbidden && others.online == 0);
	atomic_store(&board->step, 2);
	sandbox_await(&board->step, 3);
	CHECK(close_gate(0) == OPCFLUSH_GATE_OTHERS && others.online == 1 && !others.forbidden);
	atomic_store(&board->step, 4);
	CHECK(becomes_alone());

	check_group("also where the child is in a slot that was looked at before it had it");
	begin();
	child = start(hand_over);
	sandbox_await(&board->step, 1);
	for (until = now() + 300 * MS; now() < until || looks <= 1000; looks++) {
		look_at_others(NULL);
		missed += !others.online && !others.forbidden;
	}
	atomic_store(&board->step, 2);
	CHECK(sandbox_ended_well(sandbox_status(child)) && looks > 1000 && missed == 0);
}

static void waiting(void)
{
	pid_t child[WAITERS], stuck;
	uint64_t before;
	unsigned closings = 0;
	bool ended_well = true;

	check_group("who comes to a closed gate waits until it is open, and no longer; how many did, and how long, is counted");
	begin();
	before = now();
	CHECK(close_gate(0) == OPCFLUSH_GATE_ALONE);
	for (int i = 0; i < WAITERS; i++) {
		child[i] = start(arrive);
	}
	while (atomic_load(&shared->gate.held_up) < WAITERS) {
		sched_yield();
	}
	sleep_for(20 * MS);
	look_at_others(NULL);
	CHECK(atomic_load(&board->entered) == 0 && others.online == 0);
	open_gate(0);
	before = now() - before;
	for (int i = 0; i < WAITERS; i++) {
		ended_well = sandbox_ended_well(sandbox_status(child[i])) && ended_well;
	}
	CHECK(ended_well && atomic_load(&board->entered) == WAITERS && atomic_load(&shared->gate.held_up) == WAITERS);
	CHECK(atomic_load(&board->held) >= 20 * MS && atomic_load(&board->held) < before + allowance());
	/* The holder's own request was held up as well. */
	CHECK(atomic_load(&shared->gate.longest) >= 20 * MS && atomic_load(&shared->gate.longest) < before + allowance());
	/* One that had no processor between its look and its waiting does not know for what it was closed. */
	CHECK(atomic_load(&shared->gate.restarted_turn) == 1);
	CHECK(atomic_load(&shared->gate.held_by_restart) >= 1 && atomic_load(&shared->gate.held_by_restart) <= WAITERS);
	CHECK(atomic_load(&shared->gate.longest_by_restart) >= 20 * MS
		&& atomic_load(&shared->gate.longest_by_restart) <= atomic_load(&shared->gate.longest));
	before = atomic_load(&shared->gate.longest);
	CHECK(is_alone() && atomic_load(&shared->gate.held_by_restart) == 0 && atomic_load(&shared->gate.longest_by_restart) < 20 * MS);
	CHECK(atomic_load(&shared->gate.held_up) == WAITERS && atomic_load(&shared->gate.longest) == before);

	check_group("a request that goes on holds the others up for as long as the gate may be held, and no longer");
	begin();
	stuck = start(run_a_request);
	sandbox_await(&board->step, 1);
	for (int i = 0; i < WAITERS; i++) {
		child[i] = start(arrive_again_and_again);
	}
	while (atomic_load(&board->entered) < WAITERS) {
		sched_yield();
	}
	/* Oftener where nobody has come by then. */
	for (; closings < 5 || (atomic_load(&board->held) <= 5 * MS && closings < 200); closings++) {
		CHECK(close_gate(20 * MS) == OPCFLUSH_GATE_OTHERS);
		sleep_for(10 * MS);
	}
	atomic_store(&board->step, 2);
	for (int i = 0; i < WAITERS; i++) {
		ended_well = sandbox_ended_well(sandbox_status(child[i])) && ended_well;
	}
	end(stuck);
	CHECK(ended_well && atomic_load(&shared->gate.in_vain) == closings);
	CHECK(atomic_load(&board->held) > 5 * MS && atomic_load(&board->held) < 20 * MS + allowance());
	CHECK(atomic_load(&shared->gate.longest) > 5 * MS && atomic_load(&shared->gate.longest) < 20 * MS + allowance());
}

static void close_for_long(opcflush_slot *slot)
{
	(void)slot;
	atomic_store(&board->result, (int)close_gate(60000 * (uint64_t)MS));
}

static void close_for_a_while(opcflush_slot *slot)
{
	(void)slot;
	atomic_store(&board->result, (int)close_gate(200 * MS));
}

static void be_alone(opcflush_slot *slot)
{
	(void)slot;
	if (close_gate(0) != OPCFLUSH_GATE_ALONE) {
		_exit(1);
	}
	atomic_store(&board->step, 1);
	sandbox_await(&board->step, 2);
	open_gate(0);
}

/* Behind whom the gate is closed: who restarts, or who looks until the caller, which is in then, has left. */
static pid_t start_a_holder(bool restarting)
{
	pid_t child;

	begin();
	if (!restarting) {
		enter();
	}
	child = start(restarting ? be_alone : close_for_long);
	if (restarting) {
		sandbox_await(&board->step, 1);
	}
	while (is_open()) {
		sched_yield();
	}
	return child;
}

/* How long the gate stays closed behind a holder that is killed in this state, for who waits at it. */
static uint64_t closed_behind_the_dead(bool restarting)
{
	pid_t child = start_a_holder(restarting);
	uint64_t before;

	sleep_for((uint64_t)rand_r(&seed) % (2 * MS));
	before = now();
	if (restarting) {
		kill(child, SIGKILL);
	} else {
		/* Were it alive when this one has left, it would be alone. */
		sandbox_kill(child);
		leave();
	}
	enter_whenever(own);
	before = now() - before;
	sandbox_status(child);
	return before;
}

static void the_dead(void)
{
	uint64_t longest = 0, took;

	check_group("a holder that is killed while it looks: who waits opens the gate");
	for (int i = 0; i < 25; i++) {
		took = closed_behind_the_dead(false);
		longest = took > longest ? took : longest;
		CHECK(turn() == 1 && bits() == 0 && is_alone());
	}
	CHECK(longest < 100 * MS + allowance());
	printf("# closed behind the dead for %.1f ms at most\n", (double)longest / MS);

	check_group("while it restarts OPcache: the same, and that is left to do");
	longest = 0;
	for (int i = 0; i < 25; i++) {
		took = closed_behind_the_dead(true);
		longest = took > longest ? took : longest;
		CHECK(turn() == 1 && bits() == OPCFLUSH_GATE_PENDING);
		CHECK(close_gate(0) == OPCFLUSH_GATE_ALONE && (bits() & OPCFLUSH_GATE_PENDING));
		open_gate(OPCFLUSH_GATE_PENDING);
		CHECK(bits() == 0 && turn() == 2);
	}
	CHECK(longest < 100 * MS + allowance());
	printf("# and %.1f ms behind those who restart\n", (double)longest / MS);

	check_group("where nobody waits, the next one who closes it finds it so");
	for (int restarting = 0; restarting < 2; restarting++) {
		end(start_a_holder(restarting));
		CHECK(!is_open() && close_gate(0) == OPCFLUSH_GATE_ALONE && turn() == 2);
		CHECK(bits() == (OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING | (restarting ? OPCFLUSH_GATE_PENDING : 0)));
		open_gate(0);
		CHECK(bits() == (restarting ? OPCFLUSH_GATE_PENDING : 0));
	}
}

/* Q1, of one that is in. */
static bool comes_through(opcflush_slot *slot, uint64_t hold)
{
	for (int i = 0; i < TURNS && (word() & OPCFLUSH_GATE_PENDING); i++) {
		switch (close_gate(hold)) {
			case OPCFLUSH_GATE_ALONE:
				return true;
			case OPCFLUSH_GATE_BUSY:
				opcflush_gate_enter_late(&shared->gate, slot);
				break;
			default:
				return false;
		}
	}
	return false;
}

static void see_to_what_is_left(opcflush_slot *slot)
{
	enter_whenever(slot);
	if (comes_through(slot, 20000 * (uint64_t)MS)) {
		atomic_fetch_add(&board->result, 1);
		look_at_others(slot);
		if (others.online || (bits() & ~(uint64_t)OPCFLUSH_GATE_PENDING) != (OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING)) {
			_exit(1);
		}
		sleep_for(5 * MS);
		open_gate(OPCFLUSH_GATE_PENDING);
	}
	if (word() & OPCFLUSH_GATE_PENDING) {
		_exit(2);
	}
	atomic_fetch_add(&board->entered, 1);
	opcflush_gate_leave(slot);
}

static void what_is_left(void)
{
	pid_t child[WAITERS], holder;
	bool ended_well = true;

	check_group("of those who wait behind one that is killed while it restarts, one does what is left: the others step back for it");
	for (int round = 0; round < 10; round++) {
		begin();
		holder = start(be_alone);
		sandbox_await(&board->step, 1);
		atomic_store(&board->result, 0);
		for (int i = 0; i < WAITERS; i++) {
			child[i] = start(see_to_what_is_left);
		}
		while (atomic_load(&shared->gate.held_up) < WAITERS) {
			sched_yield();
		}
		CHECK(atomic_load(&board->entered) == 0 && bits() == (OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING));
		end(holder);
		for (int i = 0; i < WAITERS; i++) {
			ended_well = sandbox_ended_well(sandbox_status(child[i])) && ended_well;
		}
		CHECK(ended_well && atomic_load(&board->result) == 1 && atomic_load(&board->entered) == WAITERS && bits() == 0);
		CHECK(becomes_alone());
	}

	check_group("who steps back while nobody has closed the gate is in again, and not for long");
	begin();
	CHECK(enter());
	opcflush_gate_enter_late(&shared->gate, own);
	CHECK(atomic_load(&own->online) != 0 && bits() == 0 && turn() == 0 && atomic_load(&shared->gate.longest) < allowance());
}

static void stop_and_await(pid_t child)
{
	kill(child, SIGSTOP);
	waitpid(child, NULL, WUNTRACED);
}

static void the_stopped(void)
{
	uint64_t before;
	pid_t child, waiter;
	bool in_time;

	check_group("a holder that is stopped while it looks is sent away when its time is over");
	do {
		begin();
		enter();
		before = now();
		child = start(close_for_a_while);
		while (turn() == 0) {
			sched_yield();
		}
		stop_and_await(child);
		in_time = !is_open() && now() - before < 200 * MS;
		if (!in_time) {
			end(child); /* this process was without a processor */
		}
	} while (!in_time);
	leave();
	CHECK(close_gate(0) == OPCFLUSH_GATE_BUSY && !enter());
	opcflush_gate_enter_late(&shared->gate, own);
	before = now() - before;
	CHECK(before >= 290 * MS && before < 310 * MS + allowance() + 100 * MS && bits() == 0 && turn() == 1);
	CHECK(atomic_load(&shared->gate.longest) > 50 * MS);

	check_group("and when it goes on it is not alone, though nobody is in");
	leave();
	CHECK(close_gate(0) == OPCFLUSH_GATE_BUSY);
	look_at_others(NULL);
	CHECK(others.online == 0);
	kill(child, SIGCONT);
	CHECK(sandbox_ended_well(sandbox_status(child)) && atomic_load(&board->result) == OPCFLUSH_GATE_OTHERS);
	CHECK(bits() == 0 && turn() == 1 && atomic_load(&shared->gate.in_vain) == 1 && is_alone());

	check_group("one that is stopped while it restarts OPcache keeps the gate closed until it has done");
	begin();
	child = start(be_alone);
	sandbox_await(&board->step, 1);
	stop_and_await(child);
	waiter = start(arrive);
	while (atomic_load(&shared->gate.held_up) < 1) {
		sched_yield();
	}
	sleep_for(250 * MS);
	CHECK(atomic_load(&board->entered) == 0 && bits() == (OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING));
	atomic_store(&board->step, 2);
	kill(child, SIGCONT);
	CHECK(sandbox_ended_well(sandbox_status(child)) && sandbox_ended_well(sandbox_status(waiter)));
	CHECK(atomic_load(&board->entered) == 1 && bits() == 0);
}

/* The stress. */
typedef enum {
	SOUND,
	SHARP,         /* sound: one worker, and the shortest look at it */
	WITHOUT_FENCE, /* the same, but the worker does not wait until its store is seen */
	LOOKS_FIRST,   /* the worker looks at the gate, and then goes online */
	CLOSES_AFTER   /* who closes the gate looks at the others, and then closes it */
} variant;

static variant way;
static bool is_forking;

/* Stores to memory that no cache has: what a processor has stored last is not seen by others until they are through. */
static void store_cold(char *cold)
{
	for (int i = 0; i < COLD_STORES; i++) {
		cold[(size_t)rand_r(&seed) * 64 % COLD]++;
	}
}

/* In one of so many times, where it matters that another process runs: a machine with one processor would rarely change just there. */
static void lose_processor(unsigned one_in)
{
	if (rand_r(&seed) % one_in == 0) {
		sleep_for(MS / 10);
	}
}

static void enter_somehow(opcflush_slot *slot)
{
	if (way == WITHOUT_FENCE) {
		atomic_store_explicit(&slot->online, 1, memory_order_relaxed);
		if (is_open()) {
			return;
		}
		opcflush_gate_enter_late(&shared->gate, slot);
	} else if (way == LOOKS_FIRST) {
		while (!is_open()) {
			sched_yield();
		}
		lose_processor(16);
		atomic_store(&slot->online, opcflush_ticks() | 1);
	} else {
		enter_whenever(slot);
	}
}

static void use(int times)
{
	/* Nobody can take it away or set it while this one is in. */
	if (word() & OPCFLUSH_GATE_PENDING) {
		return;
	}
	for (int i = 0; i < times; i++) {
		if (atomic_load_explicit(&board->poisoned, memory_order_relaxed)) {
			atomic_fetch_add(&board->poisoned_uses, 1);
		}
	}
}

static void restart(void)
{
	bool is_left_over = word() & OPCFLUSH_GATE_PENDING;

	if (atomic_exchange(&board->alone, (int)getpid()) && !is_left_over) {
		atomic_fetch_add(&board->together, 1);
	}
	atomic_fetch_add(&board->left_over, is_left_over);
	atomic_store(&board->poisoned, true);
	for (volatile int i = rand_r(&seed) % 3000; i > 0; i--) {
	}
	lose_processor(way == CLOSES_AFTER ? 1 : 16);
	if (atomic_load(&board->alone) != (int)getpid()) {
		atomic_fetch_add(&board->together, 1);
	}
	atomic_store(&board->poisoned, false);
	atomic_store(&board->alone, 0);
	atomic_fetch_add(&board->restarts, 1);
}

static void try_to_restart(opcflush_slot *slot)
{
	uint64_t hold = (uint64_t)rand_r(&seed) % HOLD;
	bool alone;

	atomic_store(&board->closing, (int)getpid());
	alone = word() & OPCFLUSH_GATE_PENDING ? comes_through(slot, hold) : close_gate(hold) == OPCFLUSH_GATE_ALONE;
	atomic_store(&board->closing, 0);
	atomic_fetch_add(&board->closings, 1);
	if (alone) {
		restart();
		open_gate(OPCFLUSH_GATE_PENDING);
	}
}

/* A child that goes on for longer than its parent's request. */
static void fork_somebody(void)
{
	pid_t pid;

	atomic_fetch_add(&shared->gate.forked, 1);
	pid = fork();
	if (pid == 0) {
		alarm(sandbox_lifetime());
		own = opcflush_slot_take(&shared->slots);
		atomic_store(&own->online, opcflush_ticks() | 1);
		atomic_fetch_add(&shared->gate.arrived, 1);
		use(10 * USES);
		opcflush_gate_leave(own);
		_exit(0);
	}
	atomic_fetch_add(&shared->gate.arrived, pid < 0);
	atomic_fetch_add(&board->forks, 1);
}

static void work(opcflush_slot *slot)
{
	bool is_exact = way == SHARP || way == WITHOUT_FENCE;
	char *cold = is_exact ? opcflush_memory_share(COLD) : NULL;

	seed = (unsigned)getpid() * 2654435761u + 1;
	signal(SIGCHLD, SIG_IGN);
	while (!atomic_load(&board->stop)) {
		if (cold) {
			store_cold(cold);
		}
		enter_somehow(slot);
		use(USES);
		if (is_forking && rand_r(&seed) % 64 == 0) {
			fork_somebody();
		}
		if ((way == SOUND || way == LOOKS_FIRST) && (word() & OPCFLUSH_GATE_PENDING || rand_r(&seed) % 16 == 0)) {
			try_to_restart(slot);
			use(USES);
		}
		opcflush_gate_leave(slot);
		atomic_fetch_add_explicit(&board->requests, 1, memory_order_relaxed);
	}
}

/* The sooner it looks after closing, the more it takes to be seen by it. */
static bool close_at_once(void)
{
	if (way == CLOSES_AFTER) {
		look_at_others(own);
		if (others.online) {
			return false;
		}
		for (volatile int i = rand_r(&seed) % 200; i > 0; i--) {
		}
		lose_processor(1);
	}
	atomic_fetch_or(&shared->gate.word, OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING);
	return way == CLOSES_AFTER || !atomic_load(&shared->slots.slot[0].online);
}

static void close_all_the_time(opcflush_slot *slot)
{
	seed = 77;
	opcflush_gate_enter(&shared->gate, slot);
	if (opcflush_lock_try(&shared->gate.holder) != OPCFLUSH_LOCK_TAKEN) {
		_exit(1);
	}
	while (!atomic_load(&board->stop)) {
		unsigned long requests = atomic_load(&board->requests);

		/* At some moment of a request, not of the time in which no worker runs. */
		while (atomic_load(&board->requests) == requests && !atomic_load(&board->stop)) {
		}
		for (volatile int i = rand_r(&seed) % 1000; i > 0; i--) {
		}
		atomic_fetch_add(&board->closings, 1);
		if (close_at_once()) {
			restart();
		}
		opcflush_gate_clear(&shared->gate, OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING);
	}
	opcflush_lock_release(&shared->gate.holder);
}

/* One that closes the gate, or is alone, or any. */
static unsigned choose_victim(const pid_t *worker)
{
	unsigned any = (unsigned)rand_r(&seed) % WORKERS, kind = (unsigned)rand_r(&seed) % 3;
	uint64_t until = now() + MS;

	while (kind < 2 && now() < until) {
		int pid = atomic_load(kind ? &board->alone : &board->closing);

		for (unsigned i = 0; i < WORKERS; i++) {
			if (worker[i] == pid) {
				return i;
			}
		}
	}
	return any;
}

static bool was_put_to_the_test(unsigned killed)
{
	return killed > 20 && atomic_load(&board->requests) > 500 && atomic_load(&board->restarts) > 100 && atomic_load(&board->left_over) > 2;
}

static bool has_forked(unsigned killed)
{
	(void)killed;
	return atomic_load(&board->forks) > 5 && atomic_load(&board->restarts) > 5;
}

static bool has_restarted(unsigned killed)
{
	(void)killed;
	return atomic_load(&board->restarts) > 0;
}

/* Until the time is over and, as on a busy machine that takes longer, enough has happened; or a poisoned object was used where that is
 * to be seen. Returns how many were killed. */
static unsigned run(variant of, bool killing, bool forking, uint64_t nanoseconds, bool (*is_enough)(unsigned killed))
{
	uint64_t until = now() + nanoseconds, latest = until + STRESS_GRACE * (uint64_t)1000000000u;
	unsigned killed = 0, workers = of == SHARP || of == WITHOUT_FENCE || of == CLOSES_AFTER ? 1 : WORKERS;
	pid_t worker[WORKERS], closer = 0;
	bool ended_well = true;

	begin();
	way = of;
	is_forking = forking;
	opcflush_slot_leave(own);
	atomic_store(&board->stop, false);
	atomic_store(&board->poisoned, false);
	atomic_store(&board->alone, 0);
	atomic_store(&board->closing, 0);
	board->requests = board->closings = board->restarts = board->poisoned_uses = board->together = board->left_over = board->forks = 0;
	for (unsigned i = 0; i < workers; i++) {
		worker[i] = start(work);
		while (workers == 1 && atomic_load(&board->requests) == 0) {
			sched_yield(); /* it has the first slot */
		}
	}
	if (workers == 1) {
		closer = start(close_all_the_time);
	}
	while ((now() < until || (is_enough && !is_enough(killed) && now() < latest)) && !atomic_load(&board->poisoned_uses)) {
		sleep_for(2 * MS);
		if (killing) {
			unsigned victim = choose_victim(worker);

			sandbox_kill(worker[victim]);
			sandbox_status(worker[victim]);
			worker[victim] = start(work);
			killed++;
		}
	}
	atomic_store(&board->stop, true);
	for (unsigned i = 0; i < workers; i++) {
		ended_well = sandbox_ended_well(sandbox_status(worker[i])) && ended_well;
	}
	CHECK(ended_well && (!closer || sandbox_ended_well(sandbox_status(closer))));
	own = opcflush_slot_take(&shared->slots);
	enter_whenever(own);
	CHECK(becomes_alone());
	leave();
	printf("# %lu requests, %lu closings, %lu restarts, %lu of them left over; %u killed, %lu forked; held up for %.1f ms at most; poisoned "
		"objects used %lu times, %lu alone together\n", board->requests, board->closings, board->restarts, board->left_over, killed, board->forks,
		(double)atomic_load(&shared->gate.longest) / MS, board->poisoned_uses, board->together);
	return killed;
}

static void protocol(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");
	unsigned killed;

	check_group("whoever enters, closes, is killed or ends: who is alone meets nobody");
	killed = run(SOUND, true, false, (uint64_t)(seconds ? atoi(seconds) : 2) * 1000000000u, was_put_to_the_test);
	CHECK(board->poisoned_uses == 0 && board->together == 0);

	check_group("that was put to the test");
	CHECK(was_put_to_the_test(killed));

	check_group("and nobody was held up for long by those who were killed");
	CHECK(atomic_load(&shared->gate.longest) < HOLD + 100 * MS + allowance());

	check_group("nor does who is alone meet children that were forked in a request");
	run(SOUND, false, true, 500 * MS, has_forked);
	CHECK(board->poisoned_uses == 0 && board->together == 0 && board->left_over == 0 && has_forked(0));
	CHECK(atomic_load(&shared->gate.forked) == board->forks && atomic_load(&shared->gate.arrived) == board->forks);

	check_group("nor anybody with the shortest look there is");
	run(SHARP, false, false, 500 * MS, has_restarted);
	CHECK(board->poisoned_uses == 0 && board->restarts > 0);

	check_group("it does not hold where who enters looks at the gate before it goes online, and not after");
	run(LOOKS_FIRST, false, false, LONGEST_NAIVE_NS, NULL);
	CHECK(board->poisoned_uses > 0);

	check_group("nor where who closes it looks at the others before, and not after");
	run(CLOSES_AFTER, false, false, LONGEST_NAIVE_NS, NULL);
	CHECK(board->poisoned_uses > 0);

	check_group("nor without the fence between going online and the look at the gate");
	run(WITHOUT_FENCE, false, false, LONGEST_FENCELESS_NS, NULL);
	if (!board->poisoned_uses) {
		printf("# skipped: this machine did not show in %lu s what the fence is there for\n", LONGEST_FENCELESS_NS / 1000000000);
	}
}

static int test(void)
{
	pid_t starved[PROCESSORS];

	alarm(sandbox_lifetime());
	board = opcflush_memory_share(sizeof(*board));
	if (!board) {
		return 1;
	}
	begin();
	find_processors();
	for (watched = 0; watched < processors; watched++) {
		starved[watched] = start(be_starved);
	}
	entering();
	closing();
	in_the_way();
	forking();
	waiting();
	the_dead();
	what_is_left();
	the_stopped();
	protocol();
	for (int i = 0; i < processors; i++) {
		end(starved[i]);
	}
	printf("# this machine left a process without a processor for %.1f ms\n", (double)atomic_load(&board->starved) / MS);
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
