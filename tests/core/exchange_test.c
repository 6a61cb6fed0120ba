/* SPDX-License-Identifier: BSD-3-Clause
 * The exchange: what an instance gives to the segment and takes in from it, when processes are killed over it, and when the
 * segment is lost. X1 to X4 and E1 to E4 are those of core/exchange.h. */
#include "../../src/core/clock.h"
#include "../../src/core/exchange.h"
#include "../../src/core/memory.h"
#include "check.h"
#include "sandbox.h"

#include <errno.h>
#include <sys/time.h>

#define INSTANCES 2
#define WORKERS 4 /* of each */
#define LINES 2   /* command lines */
#define KEPT (1u << 18) /* orders of the stress that are accounted for */
#define LOOKS 8
#define BEHIND 24 /* orders before the newest that are looked at */

static opcflush_segment segment = {.file = -1};
static opcflush_instance *instance;
static opcflush_order_copy order;
static opcflush_ring_copy copy;

static atomic_int *step;

static uint64_t local(void)
{
	return atomic_load(&instance->orders.generation);
}

static bool is_reset_since(uint64_t generation)
{
	return opcflush_orders_reset_between(&instance->orders, generation, local());
}

static opcflush_ring *ring(void)
{
	return &segment.content->ring;
}

static void begin_alone(void)
{
	opcflush_exchange_detach();
	opcflush_exchange_begin(NULL);
	if (instance) {
		opcflush_instance_destroy(instance);
	}
	opcflush_segment_close(&segment);
	instance = opcflush_instance_create();
	if (!instance) {
		abort();
	}
	opcflush_exchange_begin(instance);
	atomic_store(step, 0);
}

/* As the row 1 of a new segment, in which so many orders were given before. */
static void begin_with(unsigned orders, bool signals_to_all)
{
	begin_alone();
	sandbox_begin(&segment);
	atomic_fetch_add(&ring()->generation, orders);
	if (opcflush_roster_enter(&segment, "me", "cli", "8") != 1) {
		abort();
	}
	opcflush_exchange_attach(&segment, 1, signals_to_all);
}

static void begin(void)
{
	begin_with(0, false);
}

static uint64_t give(opcflush_order_kind kind, opcflush_party to)
{
	return opcflush_exchange_give(kind, to, to == OPCFLUSH_ALL ? "" : "other", "sapi", "somebody", "something");
}

/* As another instance does, or a command line. */
static uint64_t give_as(opcflush_party from, opcflush_order_kind kind, opcflush_party to)
{
	opcflush_ring_copy given = {.kind = kind, .from = from, .to = to, .sapi = "fpm-fcgi", .by = "opcflush_reset() in a on line 1", .note = "v2"};

	return opcflush_ring_give(ring(), &given);
}

/* What a request's start does. */
static uint64_t start_request(void)
{
	return opcflush_exchange_take_in(opcflush_exchange_look());
}

static bool is_newest(opcflush_order_kind kind, uint64_t number)
{
	return opcflush_order_read(&instance->orders, local(), &order) && order.kind == kind && order.number == number;
}

static void without_segment(void)
{
	uint64_t seen;

	check_group("without an instance a signal does nothing");
	opcflush_exchange_signal(SIGURG, OPCFLUSH_RESET, 1, 0);
	CHECK(opcflush_exchange_segment() == NULL && opcflush_exchange_party() == OPCFLUSH_NOBODY && !opcflush_exchange_is_lost());

	check_group("without a segment an instance goes by its own numbers");
	begin_alone();
	CHECK(opcflush_exchange_generation() == 1 && start_request() == 0);
	CHECK(give(OPCFLUSH_REALPATH, OPCFLUSH_ALL) == 2 && local() == 2 && opcflush_exchange_generation() == 2);
	CHECK(is_newest(OPCFLUSH_REALPATH, 2) && order.pid == (int)getpid() && order.uid == (uint32_t)geteuid() && !order.signo);
	CHECK(!strcmp(order.by, "somebody") && !strcmp(order.note, "something") && !is_reset_since(1));
	seen = opcflush_exchange_look();
	opcflush_exchange_signal(SIGURG, OPCFLUSH_RESET, 4711, 42);
	CHECK(local() == 3 && is_newest(OPCFLUSH_RESET, 3) && order.signo == SIGURG && order.pid == 4711 && order.uid == 42);
	CHECK(opcflush_exchange_look() != seen);
	CHECK(opcflush_exchange_applied(2) == 2 && opcflush_exchange_applied(3) == 3 && opcflush_exchange_local(3) == 3);
	CHECK(start_request() == 0 && local() == 3 && !opcflush_exchange_segment() && !opcflush_exchange_is_lost());
	opcflush_exchange_report(3);
}

static void own_orders(void)
{
	uint64_t number;

	check_group("what was ordered before an instance came does not count for it");
	begin_with(26, false);
	CHECK(opcflush_exchange_generation() == 27 && local() == 1 && start_request() == 27 && local() == 1);
	CHECK(opcflush_exchange_applied(1) == 27 && opcflush_exchange_party() == 1 && opcflush_exchange_segment() != NULL);
	CHECK(atomic_load(&opcflush_roster_row_of(&segment, 1)->applied) == 27);

	check_group("an own order has the segment's number, is stamped there, and is taken in by others only");
	number = give(OPCFLUSH_RESET, OPCFLUSH_ALL);
	CHECK(number == 28 && local() == 2 && is_newest(OPCFLUSH_RESET, 28) && !strcmp(order.by, "somebody") && !strcmp(order.note, "something"));
	CHECK(opcflush_ring_read(ring(), 28, &copy) && copy.from == 1 && copy.to == OPCFLUSH_ALL && copy.kind == OPCFLUSH_RESET);
	CHECK(!strcmp(copy.sapi, "sapi") && !strcmp(copy.by, "somebody") && !strcmp(copy.note, "something"));
	CHECK(start_request() == 28 && local() == 2 && opcflush_exchange_generation() == 28);
	CHECK(give(OPCFLUSH_REALPATH, 1) == 29 && local() == 3 && start_request() == 29 && local() == 3);

	check_group("how far it has come never goes back, and is told to the others");
	begin_with(26, false);
	opcflush_exchange_signal(SIGURG, OPCFLUSH_RESET, 1, 0);
	CHECK(opcflush_exchange_applied(1) >= 27 && opcflush_exchange_applied(1) < 28);
	start_request();
	CHECK(opcflush_exchange_applied(1) >= 27 && opcflush_exchange_applied(1) < 28 && opcflush_exchange_applied(2) == 28);
	opcflush_exchange_report(28);
	CHECK(atomic_load(&opcflush_roster_row_of(&segment, 1)->applied) == 28);
	opcflush_exchange_report(5);
	CHECK(atomic_load(&opcflush_roster_row_of(&segment, 1)->applied) == 28);
	for (int i = 0; i < 2 * OPCFLUSH_ORDERS_KEPT; i++) {
		opcflush_exchange_signal(SIGURG, OPCFLUSH_RESET, 1, 0);
	}
	CHECK(opcflush_exchange_applied(2) == 28);

	check_group("an order for another instance is not carried out here");
	begin();
	CHECK(give(OPCFLUSH_RESET, 9) == 2 && local() == 1 && start_request() == 2 && local() == 1);
	CHECK(opcflush_ring_read(ring(), 2, &copy) && copy.from == 1 && copy.to == 9);
	CHECK(opcflush_exchange_applied(1) == 2);

	check_group("a signal stays in the instance, unless signals are for all");
	opcflush_exchange_signal(SIGURG, OPCFLUSH_REALPATH, 4711, 42);
	CHECK(local() == 2 && is_newest(OPCFLUSH_REALPATH, 3) && order.signo == SIGURG);
	CHECK(opcflush_ring_read(ring(), 3, &copy) && copy.from == 1 && copy.to == 1 && copy.signo == SIGURG && copy.pid == 4711 && copy.uid == 42);
	CHECK(start_request() == 3 && local() == 2);
	begin_with(0, true);
	opcflush_exchange_signal(SIGURG, OPCFLUSH_RESET, 4711, 42);
	CHECK(opcflush_ring_read(ring(), 2, &copy) && copy.from == 1 && copy.to == OPCFLUSH_ALL && local() == 2);

	check_group("texts that are too long are cut");
	{
		char longest[400];

		memset(longest, 'x', sizeof(longest));
		longest[sizeof(longest) - 1] = '\0';
		number = opcflush_exchange_give(OPCFLUSH_RESET, OPCFLUSH_ALL, longest, longest, longest, longest);
		CHECK(opcflush_ring_read(ring(), number, &copy) && strlen(copy.by) == OPCFLUSH_BY_SIZE - 1 && strlen(copy.sapi) == OPCFLUSH_SAPI_SIZE - 1);
		CHECK(is_newest(OPCFLUSH_RESET, number) && strlen(order.by) == OPCFLUSH_BY_SIZE - 1 && strlen(order.note) == OPCFLUSH_NOTE_SIZE - 1);
	}

	check_group("once it is detached, an instance is alone again");
	begin();
	opcflush_exchange_detach();
	CHECK(!opcflush_exchange_segment() && !opcflush_exchange_is_lost() && opcflush_exchange_party() == OPCFLUSH_NOBODY);
	CHECK(start_request() == 0 && atomic_load(&ring()->generation) == 1);
}

static void orders_of_others(void)
{
	uint64_t seen, before;

	check_group("a request's start finds the segment's word moved");
	begin();
	seen = opcflush_exchange_look();
	CHECK(opcflush_exchange_look() == seen && start_request() == seen);
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	CHECK(opcflush_exchange_look() != seen && start_request() == opcflush_exchange_look());

	check_group("orders of others are taken in as one, the strongest, with its number and who gave it");
	begin();
	give_as(2, OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	give_as(OPCFLUSH_NOBODY, OPCFLUSH_REALPATH, 1);
	CHECK(start_request() == 3 && local() == 2 && is_newest(OPCFLUSH_REALPATH, 3) && !is_reset_since(1));
	CHECK(order.pid == (int)getpid() && order.uid == (uint32_t)geteuid() && !strcmp(order.note, "v2"));
	CHECK(!strncmp(order.by, "opcflush_reset() in a on line 1, fpm-fcgi, pid ", 47));
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	give_as(2, OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	give(OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	CHECK(local() == 3 && start_request() == 6 && local() == 4 && is_newest(OPCFLUSH_RESET, 4) && is_reset_since(3));
	CHECK(start_request() == 6 && local() == 4);

	check_group("what is for others is passed over");
	give_as(2, OPCFLUSH_RESET, 2);
	give_as(OPCFLUSH_NOBODY, OPCFLUSH_RESET, 9);
	CHECK(start_request() == 8 && local() == 4 && opcflush_exchange_applied(local()) == 8);

	check_group("another instance's signal is told as such");
	opcflush_ring_give_by_signal(ring(), OPCFLUSH_RESET, 2, OPCFLUSH_ALL, SIGURG, 4711, 42);
	CHECK(start_request() == 9 && is_newest(OPCFLUSH_RESET, 9) && !strcmp(order.by, "signal SIGURG from pid 4711 to another instance"));
	CHECK(order.pid == 4711 && order.uid == 42 && order.signo == 0);

	check_group("who is further behind than the ring makes one reset");
	before = local();
	for (int i = 0; i < OPCFLUSH_RING_ORDERS + 1; i++) {
		give_as(2, OPCFLUSH_REALPATH, 2);
	}
	CHECK(start_request() == 9 + OPCFLUSH_RING_ORDERS + 1 && local() == before + 1 && is_reset_since(before));

	check_group("so does who finds an order that nobody has written");
	before = local();
	atomic_fetch_add(&ring()->generation, 1);
	CHECK(start_request() == opcflush_exchange_generation() && local() == before + 1 && is_reset_since(before));
	CHECK(order.number <= opcflush_exchange_generation());
}

static void command_lines(void)
{
	check_group("a command line gives orders, and takes nothing in");
	begin_alone();
	sandbox_begin(&segment);
	opcflush_exchange_attach(&segment, OPCFLUSH_NOBODY, true);
	CHECK(opcflush_exchange_segment() != NULL && opcflush_exchange_party() == OPCFLUSH_NOBODY && !opcflush_exchange_is_lost());
	CHECK(give(OPCFLUSH_RESET, OPCFLUSH_ALL) == 2 && opcflush_ring_read(ring(), 2, &copy));
	CHECK(copy.from == OPCFLUSH_NOBODY && copy.to == OPCFLUSH_ALL && local() == 2);
	CHECK(give(OPCFLUSH_RESET, 5) == 3 && local() == 2 && opcflush_exchange_generation() == 3);
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	CHECK(start_request() == 0 && local() == 2 && opcflush_exchange_generation() == 4);

	check_group("its signals are its own business");
	opcflush_exchange_signal(SIGURG, OPCFLUSH_RESET, 1, 0);
	CHECK(local() == 3 && atomic_load(&ring()->generation) == 4);
}

/* Whoever takes in, and is killed over it, or stopped. */
static void take_the_lock(bool die)
{
	if (opcflush_lock_try(&instance->exchange.taking_in) == OPCFLUSH_LOCK_BUSY) {
		_exit(1);
	}
	atomic_store(step, 1);
	if (die) {
		raise(SIGKILL);
	}
	for (;;) {
		pause();
	}
}

static void holders(void)
{
	uint64_t before, took = UINT64_MAX;
	pid_t child;

	check_group("who takes in may die over it: the next one does the same");
	begin();
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	child = sandbox_fork();
	if (child == 0) {
		take_the_lock(true);
	}
	sandbox_status(child);
	CHECK(start_request() == 2 && local() == 2 && is_newest(OPCFLUSH_RESET, 2));
	CHECK(opcflush_lock_try(&instance->exchange.taking_in) == OPCFLUSH_LOCK_TAKEN);
	opcflush_lock_release(&instance->exchange.taking_in);

	check_group("also between X3 and X4: once more is always right");
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	opcflush_order_begin(&instance->orders);
	CHECK(start_request() == 3 && local() == 4 && is_newest(OPCFLUSH_RESET, 3));

	check_group("who is stopped over it is waited for, a bounded time");
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	atomic_store(step, 0);
	child = sandbox_fork();
	if (child == 0) {
		take_the_lock(false);
	}
	sandbox_await(step, 1);
	before = opcflush_clock_monotonic();
	CHECK(start_request() == 4 && local() == 5 && is_newest(OPCFLUSH_RESET, 4));
	CHECK(opcflush_clock_monotonic() - before > 10000000 && opcflush_clock_monotonic() - before < 2000000000);
	for (int i = 0; i < 20 && took > 10000000; i++) {
		before = opcflush_clock_monotonic();
		CHECK(start_request() == 4 && local() == 5);
		took = opcflush_clock_monotonic() - before;
	}
	CHECK(took <= 10000000);
	sandbox_kill(child);
	sandbox_status(child);
}

typedef enum {
	TRUNCATED,
	TRUNCATED_TO_A_PAGE,
	ZEROED,
	RANDOM,
	SET_BACK,
	SET_BACK_BY_ONE, /* behind what was taken in */
	SET_TO_ZERO,
	SET_TOO_FAR,
	WITHOUT_MAGIC,
	OF_ANOTHER_LAYOUT,
	DAMAGES
} damage;

static const char *const damage_name[DAMAGES] = {"a truncated segment", "a segment truncated to a page", "a zeroed segment",
	"a segment of random bytes", "a generation that was set back", "a generation that was set back by one", "a generation of zero",
	"a generation beyond all reason", "a segment without its magic", "a segment of another layout"};

static void lay(damage what)
{
	unsigned seed = 4711;

	switch (what) {
		case TRUNCATED:
		case TRUNCATED_TO_A_PAGE:
			if (ftruncate(segment.file, what == TRUNCATED ? 0 : 4096)) {
				abort();
			}
			break;
		case ZEROED:
			memset(segment.content, 0, sizeof(*segment.content));
			break;
		case RANDOM:
			for (size_t i = 0; i < sizeof(*segment.content); i++) {
				((char *)segment.content)[i] = (char)rand_r(&seed);
			}
			break;
		case SET_BACK:
			atomic_store(&ring()->generation, 3);
			break;
		case SET_BACK_BY_ONE:
			atomic_store(&ring()->generation, atomic_load(&instance->exchange.taken_in) - 1);
			break;
		case SET_TO_ZERO:
			atomic_store(&ring()->generation, 0);
			break;
		case SET_TOO_FAR:
			atomic_store(&ring()->generation, OPCFLUSH_GENERATION_MAX + 1);
			break;
		case WITHOUT_MAGIC:
			atomic_store(&segment.content->header.magic, 0);
			break;
		default:
			atomic_store(&segment.content->header.layout, OPCFLUSH_SEGMENT_LAYOUT + 1);
	}
}

/* What only the next order brings to light. */
static bool is_silent(damage what)
{
	return what == WITHOUT_MAGIC || what == OF_ANOTHER_LAYOUT;
}

/* Another process of the same instance, which is there before the damage, and has its first request after it. */
static void meet_it_later(uint64_t generation)
{
	sandbox_await(step, 1);
	if (start_request() != 0 || !opcflush_exchange_is_lost() || opcflush_exchange_segment() || local() != generation + 1) {
		_exit(1);
	}
	if (opcflush_segment_is_sound(&segment) || start_request() != 0 || local() != generation + 1) {
		_exit(2);
	}
	_exit(0);
}

static void named_group(const char *what, const char *sentence)
{
	static char title[200];

	check_close();
	snprintf(title, sizeof(title), "%s %s", what, sentence);
	check_group(title);
}

static void lose_by(damage what)
{
	uint64_t generation, number;
	pid_t child;

	named_group(damage_name[what], "is a loss, once for all processes, as one reset, and numbers go on");
	begin_with(40, false);
	for (int i = 0; i < 5; i++) {
		give(OPCFLUSH_REALPATH, OPCFLUSH_ALL);
		give_as(2, OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	}
	start_request();
	/* Given, and not taken in yet. */
	opcflush_exchange_signal(SIGURG, OPCFLUSH_REALPATH, 1, 0);
	opcflush_exchange_signal(SIGURG, OPCFLUSH_REALPATH, 1, 0);
	number = opcflush_exchange_generation();
	generation = local();
	child = sandbox_fork();
	if (child == 0) {
		meet_it_later(generation);
	}
	lay(what);
	CHECK(opcflush_exchange_generation() >= number && opcflush_exchange_generation() <= OPCFLUSH_GENERATION_MAX);
	if (is_silent(what)) {
		number = give_as(2, OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	}
	CHECK(start_request() == 0 && opcflush_exchange_is_lost() && !opcflush_exchange_segment());
	CHECK(local() == generation + 1 && is_reset_since(generation) && !is_reset_since(generation + 1));
	CHECK(opcflush_order_read(&instance->orders, local(), &order) && strstr(order.by, "truncated or overwritten"));
	CHECK(order.number >= number && order.number <= OPCFLUSH_GENERATION_MAX && opcflush_exchange_generation() == order.number);
	CHECK(!opcflush_segment_is_sound(&segment) && opcflush_exchange_applied(local()) == order.number);
	number = order.number;
	CHECK(start_request() == 0 && local() == generation + 1);
	atomic_store(step, 1);
	CHECK(sandbox_ended_well(sandbox_status(child)));

	/* It goes on alone. */
	CHECK(give(OPCFLUSH_RESET, OPCFLUSH_ALL) == number + 1 && local() == generation + 2);
	opcflush_exchange_signal(SIGURG, OPCFLUSH_REALPATH, 4711, 42);
	CHECK(is_newest(OPCFLUSH_REALPATH, number + 2) && order.signo == SIGURG && opcflush_exchange_generation() == number + 2);
	CHECK(start_request() == 0 && local() == generation + 3 && opcflush_exchange_local(number + 2) == local());
	opcflush_exchange_report(number);
}

/* A number that somebody is told, after `told`. */
static bool goes_on(uint64_t *told, uint64_t number)
{
	bool right = number >= *told && number <= OPCFLUSH_GENERATION_MAX;

	*told = number;
	return right;
}

/* What is given between the damage and the first request after it. */
static void give_after(damage what)
{
	uint64_t generation, told;
	bool right = true;

	named_group(damage_name[what], "loses no order that is given before it is noticed, and no number goes below those before");
	begin_with(40, false);
	for (int i = 0; i < 5; i++) {
		give(OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	}
	start_request();
	told = opcflush_exchange_generation();
	generation = local();
	lay(what);
	for (int i = 0; i < 100; i++) {
		right = goes_on(&told, give(OPCFLUSH_REALPATH, OPCFLUSH_ALL)) && right;
		opcflush_exchange_signal(SIGURG, OPCFLUSH_REALPATH, 1, 0);
		right = goes_on(&told, opcflush_exchange_generation()) && right;
		right = opcflush_exchange_applied(local()) <= told && right;
	}
	CHECK(right && start_request() == 0 && opcflush_exchange_is_lost() && local() == generation + 201 && is_reset_since(generation));
	CHECK(goes_on(&told, opcflush_exchange_generation()));
}

static void losses(void)
{
	uint64_t seen;

	for (int what = 0; what < DAMAGES; what++) {
		lose_by((damage)what);
		give_after((damage)what);
	}

	check_group("an order of others that was not taken in is not lost with the segment, however young that is");
	for (int signals = 0; signals < 4; signals++) {
		begin();
		give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
		lay(TRUNCATED);
		for (int i = 0; i < signals; i++) {
			opcflush_exchange_signal(SIGURG, OPCFLUSH_REALPATH, 1, 0);
		}
		start_request();
		CHECK(is_reset_since(1) && opcflush_exchange_is_lost());
	}

	check_group("a generation that jumps and is set back again holds nobody up");
	begin();
	give_as(2, OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	start_request();
	seen = atomic_fetch_add(&ring()->generation, 1000) + 1000;
	atomic_fetch_sub(&ring()->generation, 990);
	alarm(10);
	CHECK(opcflush_exchange_take_in(seen) == 0 && opcflush_exchange_is_lost() && is_reset_since(2));
	alarm(SANDBOX_LIFETIME);

	check_group("a command line that has lost the segment gives its orders to nobody, is told so, and lives");
	begin_alone();
	sandbox_begin(&segment);
	opcflush_exchange_attach(&segment, OPCFLUSH_NOBODY, false);
	CHECK(give(OPCFLUSH_RESET, OPCFLUSH_ALL) == 2);
	lay(TRUNCATED);
	CHECK(give(OPCFLUSH_RESET, OPCFLUSH_ALL) == 0 && give(OPCFLUSH_RESET, 2) == 0);
	CHECK(!opcflush_segment_is_sound(&segment) && start_request() == 0);
}

/* The stress. An order's cell tells what it was, and how many orders each instance had before it was given. */
static struct {
	atomic_bool stop;
	atomic_bool is_quiet; /* nobody gives orders */
	struct {
		atomic_uint what; /* to << 8 | kind; 0: not known to be complete */
		_Atomic uint64_t before[INSTANCES];
	} order[KEPT];
	atomic_ulong given, requests, looks, missed, weak, backwards, twice, inherited;
	atomic_int pid[INSTANCES][WORKERS];
	atomic_int ready[INSTANCES];
	opcflush_instance *instance[INSTANCES];
} *stress;

static unsigned seed;

static uint64_t local_of(unsigned number)
{
	return atomic_load(&stress->instance[number]->orders.generation);
}

/* Gives one order and tells of it, when it is complete. */
static void give_one(void)
{
	opcflush_party to = (opcflush_party)(rand_r(&seed) % (INSTANCES + 1));
	opcflush_order_kind kind = rand_r(&seed) % 3 ? OPCFLUSH_REALPATH : OPCFLUSH_RESET;
	uint64_t before[INSTANCES], number;

	for (unsigned i = 0; i < INSTANCES; i++) {
		before[i] = local_of(i);
	}
	number = give(kind, to);
	if (number >= KEPT) {
		return;
	}
	for (unsigned i = 0; i < INSTANCES; i++) {
		atomic_store(&stress->order[number].before[i], before[i]);
	}
	atomic_fetch_add(&stress->twice, atomic_exchange(&stress->order[number].what, to << 8 | kind) != 0);
	atomic_fetch_add(&stress->given, 1);
}

/* What a request start saw: as far as `taken_in` all orders are in the instance's, which had come to `reached`. */
typedef struct {
	uint64_t taken_in;
	uint64_t reached;
} look;

static look looks[LOOKS];

/* E1. */
static void check_look(unsigned number, const look *at)
{
	for (uint64_t i = at->taken_in > BEHIND ? at->taken_in - BEHIND : 1; i <= at->taken_in && i < KEPT; i++) {
		unsigned what = atomic_load(&stress->order[i].what);
		uint64_t before = atomic_load(&stress->order[i].before[number]);

		if (!what || ((what >> 8) != OPCFLUSH_ALL && (what >> 8) != number + 1)) {
			continue;
		}
		atomic_fetch_add(&stress->looks, 1);
		if (at->reached <= before) {
			atomic_fetch_add(&stress->missed, 1);
		} else if ((what & 0xff) == OPCFLUSH_RESET && !opcflush_orders_reset_between(&instance->orders, before, at->reached)) {
			atomic_fetch_add(&stress->weak, 1);
		}
	}
}

static void request(unsigned number, unsigned turn)
{
	uint64_t taken_in = start_request(), known;

	/* In this order: what was taken in is there already. */
	looks[turn % LOOKS] = (look){taken_in, local()};
	for (unsigned i = 0; i < LOOKS; i++) {
		check_look(number, &looks[i]);
	}
	known = looks[(turn + LOOKS - 1) % LOOKS].taken_in;
	if (taken_in < known && !opcflush_exchange_is_lost()) {
		atomic_fetch_add(&stress->backwards, 1);
	}
	atomic_fetch_add(&stress->requests, 1);
}

static void on_signal(int signo, siginfo_t *info, void *context)
{
	int error = errno;

	(void)context;
	if (!atomic_load(&stress->is_quiet)) {
		opcflush_exchange_signal(signo, OPCFLUSH_REALPATH, info->si_pid, (uint32_t)info->si_uid);
	}
	errno = error;
}

/* Signals come at any instruction of it. */
static void work(unsigned number, unsigned start)
{
	struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART};
	struct itimerval often = {{0, 3000}, {0, 3000}};

	seed = start;
	memset(looks, 0, sizeof(looks));
	sigaction(SIGURG, &action, NULL);
	sigaction(SIGVTALRM, &action, NULL);
	setitimer(ITIMER_VIRTUAL, &often, NULL);
	for (unsigned turn = 0; !atomic_load(&stress->stop); turn++) {
		const struct timespec pause = {0, (long)(rand_r(&seed) % 200000)};

		request(number, turn);
		if (rand_r(&seed) % 4 == 0 && !atomic_load(&stress->is_quiet)) {
			give_one();
		}
		if (rand_r(&seed) % 300 == 0) {
			/* As who dies between X3 and X4, or before X3. */
			atomic_fetch_add(&stress->inherited, opcflush_lock_try(&instance->exchange.taking_in) != OPCFLUSH_LOCK_BUSY);
			raise(SIGKILL);
		}
		if (rand_r(&seed) % 2) {
			nanosleep(&pause, NULL);
		}
	}
	_exit(0);
}

/* A master: puts a new worker in the place of each that dies. */
static void lead(unsigned number)
{
	const struct timespec pause = {0, 500000};
	unsigned started = 0;
	char name[16];

	instance = stress->instance[number];
	snprintf(name, sizeof(name), "i%u", number);
	opcflush_exchange_begin(instance);
	while (number > 0 && atomic_load(&stress->ready[number - 1]) == 0) {
		nanosleep(&pause, NULL);
	}
	if (sandbox_open(&segment, true) != OPCFLUSH_SEGMENT_ATTACHED || opcflush_roster_enter(&segment, name, "cli", "8") != number + 1) {
		_exit(1);
	}
	opcflush_exchange_attach(&segment, number + 1, number % 2);
	atomic_store(&stress->ready[number], 1);
	while (!atomic_load(&stress->stop)) {
		for (unsigned i = 0; i < WORKERS; i++) {
			int pid = atomic_load(&stress->pid[number][i]);

			if (pid && waitpid(pid, NULL, WNOHANG) == 0) {
				continue;
			}
			pid = sandbox_fork();
			if (pid == 0) {
				work(number, started * 7919 + number + 1);
			}
			started++;
			atomic_store(&stress->pid[number][i], pid);
		}
		nanosleep(&pause, NULL);
	}
	for (unsigned i = 0; i < WORKERS; i++) {
		int status = sandbox_status(atomic_load(&stress->pid[number][i]));

		if (!sandbox_ended_well(status) && !(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)) {
			_exit(2);
		}
	}
	_exit(0);
}

/* A command line that gives orders, for as long as it is let. */
static void order_about(unsigned start)
{
	instance = opcflush_instance_create();
	opcflush_exchange_begin(instance);
	if (sandbox_open(&segment, false) != OPCFLUSH_SEGMENT_ATTACHED) {
		_exit(1);
	}
	opcflush_exchange_attach(&segment, OPCFLUSH_NOBODY, false);
	seed = start;
	while (!atomic_load(&stress->stop)) {
		const struct timespec pause = {0, (long)(rand_r(&seed) % 400000)};

		if (!atomic_load(&stress->is_quiet)) {
			give_one();
		}
		nanosleep(&pause, NULL);
	}
	_exit(0);
}

static void rest(long milliseconds)
{
	const struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000};

	nanosleep(&pause, NULL);
}

/* Until no order has come to any instance for a while. */
static void await_quiet(uint64_t generation[INSTANCES])
{
	for (int still = 0; still < 10; still++) {
		for (unsigned i = 0; i < INSTANCES; i++) {
			still = generation[i] == local_of(i) ? still : 0;
			generation[i] = local_of(i);
		}
		rest(20);
	}
}

static void kill_one(int signo)
{
	int pid = atomic_load(&stress->pid[(unsigned)rand_r(&seed) % INSTANCES][(unsigned)rand_r(&seed) % WORKERS]);

	if (pid) {
		kill(pid, signo);
	}
}

static void everybody(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");
	uint64_t end = opcflush_clock_monotonic() + (uint64_t)(seconds ? atoi(seconds) : 2) * 1000000000u, last[INSTANCES] = {0}, after[INSTANCES] = {0},
		seen = 0;
	unsigned killed = 0, lines = 0;
	pid_t leader[INSTANCES], line[LINES];
	bool ended_well = true, is_growing = true;

	check_group("many that give and take in, in two instances and command lines, and are killed: what is taken in was raised before");
	begin_alone();
	stress = opcflush_memory_share(sizeof(*stress));
	if (!stress) {
		abort();
	}
	sandbox_begin(&segment);
	for (unsigned i = 0; i < INSTANCES; i++) {
		stress->instance[i] = opcflush_instance_create();
		leader[i] = -1;
	}
	for (unsigned i = 0; i < INSTANCES; i++) {
		leader[i] = sandbox_fork();
		if (leader[i] == 0) {
			lead(i);
		}
	}
	for (unsigned i = 0; i < INSTANCES; i++) {
		while (!atomic_load(&stress->ready[i]) && waitpid(leader[i], NULL, WNOHANG) == 0) {
			rest(1);
		}
	}
	for (unsigned i = 0; i < LINES; i++) {
		line[i] = sandbox_fork();
		if (line[i] == 0) {
			order_about(1000 + i);
		}
	}
	seed = 4711;
	while (opcflush_clock_monotonic() < end) {
		unsigned number = (unsigned)rand_r(&seed) % LINES;
		uint64_t generation = atomic_load(&ring()->generation);

		rest(rand_r(&seed) % 3);
		is_growing = is_growing && generation >= seen;
		seen = generation;
		kill_one(SIGURG);
		kill_one(SIGKILL);
		killed++;
		if (rand_r(&seed) % 16 == 0) {
			kill(line[number], SIGKILL);
			sandbox_status(line[number]);
			line[number] = sandbox_fork();
			if (line[number] == 0) {
				order_about(2000 + lines);
			}
			lines++;
		}
	}
	CHECK(is_growing && !atomic_load(&stress->missed) && !atomic_load(&stress->weak) && !atomic_load(&stress->backwards)
		&& !atomic_load(&stress->twice));
	printf("# %lu orders, %lu requests, %lu looks at an order: %lu missed, %lu taken for less; %u workers and %u command lines killed, %lu of them "
		"over taking in\n", atomic_load(&stress->given), atomic_load(&stress->requests), atomic_load(&stress->looks),
		atomic_load(&stress->missed), atomic_load(&stress->weak), killed, lines, atomic_load(&stress->inherited));

	check_group("that was put to the test");
	CHECK(atomic_load(&stress->given) > 500 && atomic_load(&stress->requests) > 2000 && atomic_load(&stress->looks) > 2000);
	CHECK(killed > 200 && lines > 5 && atomic_load(&stress->inherited) > 5);

	check_group("in all that, a segment that is overwritten is lost in each instance, as a reset, and no more is made of it");
	atomic_store(&stress->is_quiet, true);
	await_quiet(last);
	atomic_store(&ring()->generation, 5);
	for (unsigned i = 0; i < INSTANCES; i++) {
		while (local_of(i) == last[i]) {
			rest(1);
		}
	}
	lay(ZEROED);
	lay(TRUNCATED);
	await_quiet(after);
	for (unsigned i = 0; i < INSTANCES; i++) {
		instance = stress->instance[i];
		/* Two processes that find it lost at the same time may both say so. */
		CHECK(after[i] - last[i] >= 1 && after[i] - last[i] <= WORKERS && is_reset_since(last[i]));
		CHECK(opcflush_order_read(&instance->orders, local(), &order) && order.number >= seen && strstr(order.by, "truncated"));
	}

	check_group("and the instances go on without it, and end well");
	atomic_store(&stress->is_quiet, false);
	rest(50);
	atomic_store(&stress->stop, true);
	for (unsigned i = 0; i < INSTANCES; i++) {
		ended_well = sandbox_ended_well(sandbox_status(leader[i])) && ended_well;
		CHECK(local_of(i) > last[i] + 1);
	}
	for (unsigned i = 0; i < LINES; i++) {
		ended_well = sandbox_ended_well(sandbox_status(line[i])) && ended_well;
	}
	CHECK(ended_well);
	instance = NULL;
}

static int test(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");

	alarm(SANDBOX_LIFETIME + (unsigned)(seconds ? atoi(seconds) : 0));
	step = opcflush_memory_share(sizeof(*step));
	if (!step) {
		return 1;
	}
	without_segment();
	own_orders();
	orders_of_others();
	command_lines();
	holders();
	losses();
	everybody();
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
