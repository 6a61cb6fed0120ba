/* SPDX-License-Identifier: BSD-3-Clause
 * The exchange: what an instance gives to the segment and takes in from it, when processes are killed over it, and when the
 * segment is lost. X1 to X4 and E1 to E4 are those of core/exchange.h. */
#include "../../src/core/clock.h"
#include "../../src/core/exchange.h"
#include "../../src/core/memory.h"
#include "check.h"
#include "sandbox.h"

#include <errno.h>
#include <inttypes.h>
#include <sys/time.h>

#define INSTANCES 2
#define WORKERS 4 /* of each */
#define LINES 2   /* command lines */
#define KEPT (1u << 18) /* orders of the stress that are accounted for */
#define STRESS_GRACE 30 /* seconds */
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
	return opcflush_orders_extent(&instance->orders, generation, local()) == OPCFLUSH_ABOUT_ALL;
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
	instance = opcflush_instance_create(NULL);
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

static opcflush_wish wish_of(opcflush_order_kind kind, const char *text)
{
	opcflush_wish wish = {.kind = kind};

	snprintf(wish.text, sizeof(wish.text), "%s", text);
	return wish;
}

static uint64_t give(opcflush_order_kind kind, opcflush_party to)
{
	opcflush_wish wish = wish_of(kind, opcflush_order_name(kind));

	return opcflush_exchange_give(&wish, to, to == OPCFLUSH_ALL ? "" : "other", "sapi", "somebody", "something");
}

static void send(opcflush_order_kind kind, int pid, uint32_t uid)
{
	static const char texts[][OPCFLUSH_TEXT_SIZE] = {"reset", "realpath", "invalidate /srv/signal/", "refresh", "", "compact"};

	opcflush_exchange_signal(SIGURG, kind, texts[kind - 1], pid, uid);
}

/* As another instance does, or a command line. */
static uint64_t give_as(opcflush_party from, opcflush_order_kind kind, opcflush_party to)
{
	opcflush_ring_copy given = {.kind = kind, .from = from, .to = to, .sapi = "fpm-fcgi", .by = "opcflush_reset() in a on line 1", .note = "v2"};

	return opcflush_ring_give(ring(), &given);
}

static uint64_t give_text_as(opcflush_party from, opcflush_order_kind kind, opcflush_party to, const char *text, opcflush_list_reference list)
{
	opcflush_ring_copy given = {.kind = kind, .from = from, .to = to, .sapi = "fpm-fcgi", .body.list = list, .by = "opcflush_refresh() in a on line 1",
		.note = "v2"};

	snprintf(given.body.text, sizeof(given.body.text), "%s", text);
	return opcflush_ring_give(ring(), &given);
}

static uint64_t signal_as(opcflush_party from, opcflush_order_kind kind, opcflush_party to, const char *text)
{
	opcflush_order_copy given = {.kind = kind, .pid = 4711, .uid = 42, .signo = SIGURG};

	snprintf(given.body.text, sizeof(given.body.text), "%s", text);
	return opcflush_ring_give_by_signal(ring(), &given, from, to);
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
	send(OPCFLUSH_RESET, 1, 0);
	CHECK(opcflush_exchange_segment() == NULL && opcflush_exchange_party() == OPCFLUSH_NOBODY && !opcflush_exchange_is_lost());

	check_group("without a segment an instance goes by its own numbers");
	begin_alone();
	CHECK(opcflush_exchange_generation() == 1 && start_request() == 0);
	CHECK(give(OPCFLUSH_REALPATH, OPCFLUSH_ALL) == 2 && local() == 2 && opcflush_exchange_generation() == 2);
	CHECK(is_newest(OPCFLUSH_REALPATH, 2) && order.pid == (int)getpid() && order.uid == (uint32_t)geteuid() && !order.signo);
	CHECK(!strcmp(order.by, "somebody") && !strcmp(order.note, "something") && !is_reset_since(1));
	seen = opcflush_exchange_look();
	send(OPCFLUSH_RESET, 4711, 42);
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
	send(OPCFLUSH_RESET, 1, 0);
	CHECK(opcflush_exchange_applied(1) >= 27 && opcflush_exchange_applied(1) < 28);
	start_request();
	CHECK(opcflush_exchange_applied(1) >= 27 && opcflush_exchange_applied(1) < 28 && opcflush_exchange_applied(2) == 28);
	opcflush_exchange_report(28);
	CHECK(atomic_load(&opcflush_roster_row_of(&segment, 1)->applied) == 28);
	opcflush_exchange_report(5);
	CHECK(atomic_load(&opcflush_roster_row_of(&segment, 1)->applied) == 28);
	for (int i = 0; i < 2 * OPCFLUSH_ORDERS_KEPT; i++) {
		send(OPCFLUSH_RESET, 1, 0);
	}
	CHECK(opcflush_exchange_applied(2) == 28);

	check_group("an order for another instance is not carried out here");
	begin();
	CHECK(give(OPCFLUSH_RESET, 9) == 2 && local() == 1 && start_request() == 2 && local() == 1);
	CHECK(opcflush_ring_read(ring(), 2, &copy) && copy.from == 1 && copy.to == 9);
	CHECK(opcflush_exchange_applied(1) == 2);

	check_group("a signal stays in the instance, unless signals are for all");
	send(OPCFLUSH_REALPATH, 4711, 42);
	CHECK(local() == 2 && is_newest(OPCFLUSH_REALPATH, 3) && order.signo == SIGURG);
	CHECK(opcflush_ring_read(ring(), 3, &copy) && copy.from == 1 && copy.to == 1 && copy.signo == SIGURG && copy.pid == 4711 && copy.uid == 42);
	CHECK(start_request() == 3 && local() == 2);
	begin_with(0, true);
	send(OPCFLUSH_RESET, 4711, 42);
	CHECK(opcflush_ring_read(ring(), 2, &copy) && copy.from == 1 && copy.to == OPCFLUSH_ALL && local() == 2);

	check_group("texts that are too long are cut");
	{
		opcflush_wish wish = wish_of(OPCFLUSH_RESET, "reset");
		char longest[400];

		memset(longest, 'x', sizeof(longest));
		longest[sizeof(longest) - 1] = '\0';
		number = opcflush_exchange_give(&wish, OPCFLUSH_ALL, longest, longest, longest, longest);
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
	signal_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL, "reset");
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

/* An order of the instance: this selective one, with this number. */
static bool is_text(uint64_t generation, opcflush_order_kind kind, const char *text, uint64_t number)
{
	return opcflush_order_read(&instance->orders, generation, &order) && order.kind == kind && !strcmp(order.body.text, text)
		&& order.number == number;
}

static opcflush_extent extent_since(uint64_t generation)
{
	return opcflush_orders_extent(&instance->orders, generation, local());
}

static const opcflush_list_reference no_list;

static void selective_orders(void)
{
	const uint64_t hash[] = {11, 22, 33};
	opcflush_wish wish = wish_of(OPCFLUSH_INVALIDATE, "invalidate @/run/changed");
	opcflush_list_reference list;
	uint64_t found[3], before;

	check_group("an own selective order has its text and its list, in the instance and in the segment");
	begin();
	wish.hash = hash;
	wish.count = 3;
	CHECK(opcflush_exchange_give(&wish, OPCFLUSH_ALL, "", "sapi", "somebody", "something") == 2 && local() == 2);
	CHECK(is_text(2, OPCFLUSH_INVALIDATE, "invalidate @/run/changed", 2) && opcflush_list_get(&instance->shelf, &order.body.list, found));
	CHECK(order.body.list.count == 3 && !memcmp(found, hash, sizeof(hash)) && extent_since(1) == OPCFLUSH_ABOUT_SOME);
	CHECK(opcflush_ring_read(ring(), 2, &copy) && copy.kind == OPCFLUSH_INVALIDATE && !strcmp(copy.body.text, "invalidate @/run/changed"));
	memset(found, 0, sizeof(found));
	CHECK(opcflush_list_get(&segment.content->shelf, &copy.body.list, found) && !memcmp(found, hash, sizeof(hash)));
	wish = wish_of(OPCFLUSH_REFRESH, "refresh /srv/");
	CHECK(opcflush_exchange_give(&wish, 9, "other", "sapi", "somebody", "") == 3 && local() == 2 && start_request() == 3 && local() == 2);
	CHECK(opcflush_ring_read(ring(), 3, &copy) && copy.to == 9 && !strcmp(copy.body.text, "refresh /srv/") && !copy.body.list.place);

	check_group("without a segment, too");
	begin_alone();
	wish.hash = hash;
	wish.count = 2;
	CHECK(opcflush_exchange_give(&wish, OPCFLUSH_ALL, "", "sapi", "somebody", "something") == 2);
	CHECK(is_text(2, OPCFLUSH_REFRESH, "refresh /srv/", 2) && opcflush_list_get(&instance->shelf, &order.body.list, found) && found[1] == 22);
	send(OPCFLUSH_INVALIDATE, 4711, 42);
	CHECK(is_text(3, OPCFLUSH_INVALIDATE, "invalidate /srv/signal/", 3) && order.signo == SIGURG && !order.body.list.place);

	check_group("those of others are taken in one by one, each with its text, its number and who gave it; what is no order of theirs is not");
	begin();
	give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate /srv/a/", no_list);
	give_as(2, OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	give_text_as(OPCFLUSH_NOBODY, OPCFLUSH_REFRESH, 1, "refresh /srv/b/", no_list);
	give_text_as(2, OPCFLUSH_INVALIDATE, 2, "invalidate /srv/other/", no_list);
	give_text_as(OPCFLUSH_NOBODY, OPCFLUSH_INVALIDATE, 9, "invalidate /srv/another/", no_list);
	give_text_as(2, OPCFLUSH_REFRESH, OPCFLUSH_ALL, "refresh", no_list);
	give_as(2, OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	CHECK(start_request() == 8 && local() == 4 && extent_since(1) == OPCFLUSH_ABOUT_SOME);
	CHECK(is_text(2, OPCFLUSH_INVALIDATE, "invalidate /srv/a/", 2) && is_text(3, OPCFLUSH_REFRESH, "refresh /srv/b/", 4));
	CHECK(!strncmp(order.by, "opcflush_refresh() in a on line 1, fpm-fcgi, pid ", 49) && !strcmp(order.note, "v2"));
	CHECK(is_text(4, OPCFLUSH_REFRESH, "refresh", 7) && start_request() == 8 && local() == 4);
	CHECK(opcflush_exchange_applied(4) == 8);

	check_group("a list goes with its order, from the segment to the instance");
	begin();
	list = opcflush_list_put(&segment.content->shelf, hash, 3);
	give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate @/run/changed", list);
	give_text_as(2, OPCFLUSH_REFRESH, OPCFLUSH_ALL, "refresh @/run/nothing", opcflush_list_put(&segment.content->shelf, hash, 0));
	CHECK(start_request() == 3 && local() == 3 && is_text(2, OPCFLUSH_INVALIDATE, "invalidate @/run/changed", 2));
	memset(found, 0, sizeof(found));
	CHECK(opcflush_list_get(&instance->shelf, &order.body.list, found) && !memcmp(found, hash, sizeof(hash)) && order.body.list.count == 3);
	CHECK(is_text(3, OPCFLUSH_REFRESH, "refresh @/run/nothing", 3) && order.body.list.place && !order.body.list.count);
	CHECK(opcflush_list_get(&instance->shelf, &order.body.list, found));

	check_group("another instance's signal comes with its text");
	before = local();
	signal_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate /srv/blog/**");
	start_request();
	CHECK(local() == before + 1 && is_text(local(), OPCFLUSH_INVALIDATE, "invalidate /srv/blog/**", 4) && order.signo == 0);
	CHECK(!strcmp(order.by, "signal SIGURG from pid 4711 to another instance") && order.pid == 4711 && order.uid == 42);

	check_group("an own signal goes out with its text, where signals are for all");
	begin_with(0, true);
	send(OPCFLUSH_INVALIDATE, 4711, 42);
	CHECK(local() == 2 && is_text(2, OPCFLUSH_INVALIDATE, "invalidate /srv/signal/", 2) && order.signo == SIGURG);
	CHECK(opcflush_ring_read(ring(), 2, &copy) && copy.to == OPCFLUSH_ALL && copy.kind == OPCFLUSH_INVALIDATE && copy.signo == SIGURG);
	CHECK(!strcmp(copy.body.text, "invalidate /srv/signal/") && !copy.body.list.place);

	check_group("a command line's go to all and are not its own to carry out");
	begin_alone();
	sandbox_begin(&segment);
	opcflush_exchange_attach(&segment, OPCFLUSH_NOBODY, true);
	CHECK(opcflush_exchange_give(&wish, 5, "other", "cli", "somebody", "") == 2 && local() == 1);
	CHECK(opcflush_ring_read(ring(), 2, &copy) && copy.from == OPCFLUSH_NOBODY && copy.to == 5);
	CHECK(opcflush_list_get(&segment.content->shelf, &copy.body.list, found) && found[1] == 22);
}

/* One selective order, spoilt, is taken in. */
static bool becomes_a_reset(uint64_t number)
{
	uint64_t before = local();

	return start_request() == number && local() == before + 1 && extent_since(before) == OPCFLUSH_ABOUT_ALL
		&& opcflush_order_read(&instance->orders, local(), &order) && order.kind == OPCFLUSH_RESET && order.number == number;
}

static bool is_due(void)
{
	const uint64_t asked = OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_ASKED;

	return (opcflush_gate_look(&instance->gate) & asked) == asked;
}

/* Whether one was due; from now on none is, as after a compaction. */
static bool was_due(void)
{
	bool was = is_due();

	opcflush_gate_clear(&instance->gate, OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_ASKED);
	return was;
}

static void compactions(void)
{
	uint64_t number;

	check_group("an own order to compact makes a compaction due, and is about nothing of the cache");
	begin_alone();
	CHECK(!is_due() && give(OPCFLUSH_COMPACT, OPCFLUSH_ALL) == 2 && local() == 2 && was_due());
	CHECK(is_newest(OPCFLUSH_COMPACT, 2) && extent_since(1) == OPCFLUSH_ABOUT_NOTHING && !strcmp(order.note, "something"));
	send(OPCFLUSH_COMPACT, 4711, 42);
	CHECK(local() == 3 && was_due() && is_newest(OPCFLUSH_COMPACT, 3) && order.signo == SIGURG && extent_since(1) == OPCFLUSH_ABOUT_NOTHING);
	opcflush_gate_set(&instance->gate, OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_LOOK);
	give(OPCFLUSH_COMPACT, OPCFLUSH_ALL);
	CHECK(opcflush_gate_look(&instance->gate) == (OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_LOOK | OPCFLUSH_GATE_ASKED));

	check_group("no other order does");
	begin();
	give(OPCFLUSH_RESET, OPCFLUSH_ALL);
	give(OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	send(OPCFLUSH_RESET, 1, 0);
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate /srv/a/", no_list);
	give_text_as(2, OPCFLUSH_DRY_RUN, 1, "refresh", no_list);
	CHECK(start_request() == 7 && opcflush_gate_look(&instance->gate) == 0);

	check_group("with a segment, one for all or for this instance does so here, and goes out to others");
	CHECK(give(OPCFLUSH_COMPACT, OPCFLUSH_ALL) == 8 && was_due() && is_newest(OPCFLUSH_COMPACT, 8));
	CHECK(opcflush_ring_read(ring(), 8, &copy) && copy.kind == OPCFLUSH_COMPACT && copy.from == 1 && copy.to == OPCFLUSH_ALL);
	CHECK(give(OPCFLUSH_COMPACT, 1) == 9 && was_due());
	send(OPCFLUSH_COMPACT, 4711, 42);
	CHECK(was_due() && is_newest(OPCFLUSH_COMPACT, 10) && start_request() == 10 && !is_due());

	check_group("one for another instance does not");
	number = local();
	CHECK(give(OPCFLUSH_COMPACT, 9) == 11 && !is_due() && start_request() == 11 && !is_due() && local() == number);
	give_as(2, OPCFLUSH_COMPACT, 2);
	CHECK(start_request() == 12 && !is_due() && local() == number);

	check_group("one of another instance, or of a command line, makes it due with the request start that takes it in");
	begin();
	give_as(2, OPCFLUSH_COMPACT, OPCFLUSH_ALL);
	CHECK(!is_due() && start_request() == 2 && was_due() && local() == 2 && is_newest(OPCFLUSH_COMPACT, 2));
	CHECK(extent_since(1) == OPCFLUSH_ABOUT_NOTHING && start_request() == 2 && !is_due());
	give_as(OPCFLUSH_NOBODY, OPCFLUSH_COMPACT, 1);
	CHECK(start_request() == 3 && was_due() && local() == 3);
	signal_as(2, OPCFLUSH_COMPACT, OPCFLUSH_ALL, "");
	CHECK(start_request() == 4 && was_due() && is_newest(OPCFLUSH_COMPACT, 4) && !strncmp(order.by, "signal SIGURG from pid 4711", 27));

	check_group("whatever it is taken in with, it is not lost");
	for (int i = 0; i < 3; i++) {
		static const opcflush_order_kind beside[] = {OPCFLUSH_REALPATH, OPCFLUSH_REFRESH, OPCFLUSH_RESET};
		static const opcflush_extent extent[] = {OPCFLUSH_ABOUT_NOTHING, OPCFLUSH_ABOUT_SOME, OPCFLUSH_ABOUT_ALL};

		for (int is_last = 0; is_last < 2; is_last++) {
			uint64_t before = local();

			if (is_last) {
				give_text_as(2, beside[i], OPCFLUSH_ALL, "refresh /srv/", no_list);
			}
			give_as(2, OPCFLUSH_COMPACT, OPCFLUSH_ALL);
			if (!is_last) {
				give_text_as(2, beside[i], OPCFLUSH_ALL, "refresh /srv/", no_list);
			}
			CHECK(start_request() == atomic_load(&ring()->generation) && was_due() && local() == before + 1 && extent_since(before) == extent[i]);
		}
	}

	check_group("who dies between X3 and X4 leaves it due, and the next one makes it so again");
	give_as(2, OPCFLUSH_COMPACT, OPCFLUSH_ALL);
	number = atomic_load(&instance->exchange.taken_in);
	CHECK(start_request() == number + 1 && was_due());
	atomic_store(&instance->exchange.taken_in, number);
	CHECK(start_request() == number + 1 && was_due());

	check_group("what nobody knows any more is a reset, and asks for no compaction");
	give_as(2, OPCFLUSH_COMPACT, OPCFLUSH_ALL);
	for (int i = 0; i < OPCFLUSH_RING_ORDERS; i++) {
		give_as(2, OPCFLUSH_REALPATH, 2);
	}
	CHECK(becomes_a_reset(atomic_load(&ring()->generation)) && !is_due());
	atomic_fetch_add(&ring()->generation, 1);
	number = local();
	start_request();
	CHECK(is_reset_since(number) && !is_due());

	check_group("a command line's order is not its own to carry out, unless it is for all");
	begin_alone();
	sandbox_begin(&segment);
	opcflush_exchange_attach(&segment, OPCFLUSH_NOBODY, false);
	CHECK(give(OPCFLUSH_COMPACT, 5) == 2 && !is_due() && opcflush_ring_read(ring(), 2, &copy) && copy.kind == OPCFLUSH_COMPACT && copy.to == 5);
	CHECK(give(OPCFLUSH_COMPACT, OPCFLUSH_ALL) == 3 && is_due());
}

static void supersets(void)
{
	static uint64_t long_list[OPCFLUSH_LIST_MAX];
	const uint64_t hash[] = {11, 22, 33};
	opcflush_list_reference list;
	uint64_t number, before;

	check_group("a reset among selective orders stands for them all");
	begin();
	give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate /srv/a/", no_list);
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	give_text_as(2, OPCFLUSH_REFRESH, OPCFLUSH_ALL, "refresh /srv/b/", no_list);
	CHECK(start_request() == 4 && local() == 2 && is_newest(OPCFLUSH_RESET, 3) && is_reset_since(1));

	check_group("one whose body is spoilt counts as a reset, and the others beside it do no less");
	begin();
	give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate /srv/a/", no_list);
	atomic_fetch_xor(&ring()->order[2].body.text[0], 1);
	CHECK(becomes_a_reset(2));
	number = give_text_as(2, OPCFLUSH_REFRESH, OPCFLUSH_ALL, "refresh /srv/a/", no_list);
	atomic_fetch_add(&ring()->order[number].body.check, 1);
	give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate /srv/b/", no_list);
	before = local();
	CHECK(start_request() == number + 1 && local() == before + 2 && is_reset_since(before) && is_newest(OPCFLUSH_INVALIDATE, number + 1));

	check_group("so does one whose list is overwritten, or spoilt, or makes no sense");
	list = opcflush_list_put(&segment.content->shelf, hash, 3);
	opcflush_list_put(&segment.content->shelf, long_list, OPCFLUSH_LIST_MAX);
	opcflush_list_put(&segment.content->shelf, long_list, OPCFLUSH_LIST_MAX);
	CHECK(becomes_a_reset(give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate @/run/a", list)));
	list = opcflush_list_put(&segment.content->shelf, hash, 3);
	atomic_fetch_xor(&segment.content->shelf.word[(list.place + 1) % (2 * OPCFLUSH_LIST_MAX)], 1);
	CHECK(becomes_a_reset(give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate @/run/a", list)));
	list = (opcflush_list_reference){.place = 1, .count = UINT64_MAX};
	CHECK(becomes_a_reset(give_text_as(2, OPCFLUSH_REFRESH, OPCFLUSH_ALL, "refresh @/run/a", list)));
	list.count = OPCFLUSH_LIST_MAX + 1;
	CHECK(becomes_a_reset(give_text_as(2, OPCFLUSH_REFRESH, OPCFLUSH_ALL, "refresh @/run/a", list)));

	check_group("who is further behind than the ring makes one reset, also where the newest order of all is known and is about less");
	begin();
	give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate /srv/a/", no_list);
	for (int i = 0; i < OPCFLUSH_RING_ORDERS; i++) {
		give_as(2, OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	}
	CHECK(becomes_a_reset(2 + OPCFLUSH_RING_ORDERS));
	before = local();
	for (int i = 0; i < OPCFLUSH_RING_ORDERS + 1; i++) {
		give_text_as(2, OPCFLUSH_REFRESH, 9, "refresh /srv/a/", no_list);
	}
	CHECK(start_request() == opcflush_exchange_generation() && local() == before + 1 && is_reset_since(before));

	check_group("as many selective orders as the ring has are more than the instance keeps: a reset by and by");
	begin();
	for (int i = 0; i < OPCFLUSH_RING_ORDERS; i++) {
		give_text_as(2, OPCFLUSH_INVALIDATE, OPCFLUSH_ALL, "invalidate /srv/a/", no_list);
	}
	CHECK(start_request() == OPCFLUSH_RING_ORDERS + 1 && local() == OPCFLUSH_RING_ORDERS + 1 && is_reset_since(1));
	CHECK(extent_since(local() - OPCFLUSH_ORDERS_KEPT) == OPCFLUSH_ABOUT_SOME);
}

static void questions(void)
{
	opcflush_wish wish = wish_of(OPCFLUSH_DRY_RUN, "refresh /srv/");
	const uint64_t hash[] = {11, 22};
	opcflush_ring_copy question;
	uint64_t found[2], number;
	pid_t child;

	check_group("a dry run of another is no order, and is taken as a question, once");
	begin();
	CHECK(!opcflush_exchange_take_question(&question));
	number = give_text_as(2, OPCFLUSH_DRY_RUN, 1, "refresh /srv/", no_list);
	CHECK(!opcflush_exchange_take_question(&question));
	CHECK(start_request() == number && local() == 1 && opcflush_exchange_take_question(&question));
	CHECK(question.generation == number && question.kind == OPCFLUSH_DRY_RUN && !strcmp(question.body.text, "refresh /srv/"));
	CHECK(!opcflush_exchange_take_question(&question) && start_request() == number && !opcflush_exchange_take_question(&question));

	check_group("the newest one, beside orders, which are taken in all the same");
	give_text_as(2, OPCFLUSH_DRY_RUN, 1, "refresh /old/", no_list);
	give_text_as(2, OPCFLUSH_INVALIDATE, 1, "invalidate /srv/a", no_list);
	number = give_text_as(OPCFLUSH_NOBODY, OPCFLUSH_DRY_RUN, OPCFLUSH_ALL, "refresh /new/", no_list);
	give_text_as(2, OPCFLUSH_REFRESH, 1, "refresh /srv/b", no_list);
	CHECK(start_request() == number + 1 && local() == 3 && is_newest(OPCFLUSH_REFRESH, number + 1));
	CHECK(opcflush_exchange_take_question(&question) && question.generation == number && !strcmp(question.body.text, "refresh /new/"));
	CHECK(!opcflush_exchange_take_question(&question));

	check_group("also where a reset came after it");
	number = give_text_as(2, OPCFLUSH_DRY_RUN, 1, "refresh /srv/", no_list);
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	start_request();
	CHECK(is_newest(OPCFLUSH_RESET, number + 1) && opcflush_exchange_take_question(&question) && question.generation == number);

	check_group("one for somebody else, or one's own, or one that is spoilt or overrun is not taken");
	begin();
	give_text_as(2, OPCFLUSH_DRY_RUN, 9, "refresh /srv/", no_list);
	CHECK(opcflush_exchange_ask(&wish, 2, "other", "cli", "somebody") == 3 && start_request() == 3 && !opcflush_exchange_take_question(&question));
	number = give_text_as(2, OPCFLUSH_DRY_RUN, 1, "refresh /srv/", no_list);
	start_request();
	atomic_fetch_xor(&ring()->order[number].body.text[0], 1);
	CHECK(!opcflush_exchange_take_question(&question) && local() == 1);
	give_text_as(2, OPCFLUSH_DRY_RUN, 1, "refresh /srv/", no_list);
	start_request();
	for (int i = 0; i < OPCFLUSH_RING_ORDERS; i++) {
		give_as(2, OPCFLUSH_REALPATH, 9);
	}
	CHECK(!opcflush_exchange_take_question(&question));

	check_group("who asks puts text and list into the segment, and nothing into the instance");
	begin();
	wish = wish_of(OPCFLUSH_DRY_RUN, "refresh @/run/changed");
	wish.hash = hash;
	wish.count = 2;
	number = opcflush_exchange_ask(&wish, 9, "other", "cli", "somebody");
	CHECK(local() == 1 && opcflush_ring_read(ring(), number, &copy) && copy.kind == OPCFLUSH_DRY_RUN && copy.from == 1 && copy.to == 9);
	CHECK(!strcmp(copy.body.text, "refresh @/run/changed") && opcflush_list_get(&segment.content->shelf, &copy.body.list, found) && found[1] == 22);
	CHECK(!strcmp(copy.name, "other") && !strcmp(copy.by, "somebody") && start_request() == number && local() == 1);

	check_group("of several processes one takes it");
	number = give_text_as(2, OPCFLUSH_DRY_RUN, 1, "refresh /srv/", no_list);
	start_request();
	child = sandbox_fork();
	if (child == 0) {
		_exit(opcflush_exchange_take_question(&question) ? 0 : 1);
	}
	CHECK(sandbox_ended_well(sandbox_status(child)) && !opcflush_exchange_take_question(&question));

	check_group("without a segment, or when it is lost, there is none");
	give_text_as(2, OPCFLUSH_DRY_RUN, 1, "refresh /srv/", no_list);
	start_request();
	lay(SET_TO_ZERO);
	start_request();
	CHECK(!opcflush_exchange_take_question(&question));
	begin_alone();
	CHECK(!opcflush_exchange_take_question(&question));
}

static void reports(void)
{
	opcflush_roster_copy row;

	check_group("what the last flush was is told to the others");
	begin();
	opcflush_exchange_report_flush(&(opcflush_sweep_count){.looked_at = 7, .invalidated = 3, .kept = 4});
	CHECK(opcflush_roster_read(&segment, 1, &row) && row.looked_at == 7 && row.invalidated == 3 && row.kept == 4);
	opcflush_exchange_report_flush(&(opcflush_sweep_count){.looked_at = 1, .invalidated = 1});
	CHECK(opcflush_roster_read(&segment, 1, &row) && row.looked_at == 1 && row.invalidated == 1 && row.kept == 0);
	lay(TRUNCATED);
	opcflush_exchange_report_flush(&(opcflush_sweep_count){.looked_at = 7, .invalidated = 3, .kept = 4});
	start_request();
	opcflush_exchange_report_flush(&(opcflush_sweep_count){.looked_at = 7, .invalidated = 3, .kept = 4});
	begin_alone();
	opcflush_exchange_report_flush(&(opcflush_sweep_count){.looked_at = 7, .invalidated = 3, .kept = 4});
}

/* E6. */
static void former_instances(void)
{
	opcflush_instance *first, *second, *dropped;
	uint64_t before;
	unsigned destroyed = 0;

	check_group("what is ordered after a restart in the same process is a reset for the instances before, too");
	begin_alone();
	first = instance;
	instance = NULL;
	CHECK(opcflush_exchange_retire(first) == NULL);
	begin();
	second = instance;
	instance = NULL;
	CHECK(opcflush_exchange_retire(second) == NULL);
	begin_alone();
	give(OPCFLUSH_REALPATH, OPCFLUSH_ALL);
	send(OPCFLUSH_INVALIDATE, 1, 0);
	CHECK(local() == 3 && !is_reset_since(1));
	CHECK(opcflush_orders_extent(&first->orders, 1, 2) == OPCFLUSH_ABOUT_ALL && opcflush_orders_extent(&first->orders, 2, 3) == OPCFLUSH_ABOUT_ALL);
	CHECK(opcflush_orders_extent(&second->orders, 2, 3) == OPCFLUSH_ABOUT_ALL && atomic_load(&second->orders.generation) == 3);

	check_group("but for what is about memory, for others, or not given here");
	begin();
	before = atomic_load(&first->orders.generation);
	give(OPCFLUSH_COMPACT, OPCFLUSH_ALL);
	send(OPCFLUSH_COMPACT, 1, 0);
	give(OPCFLUSH_RESET, 9);
	give_as(2, OPCFLUSH_RESET, OPCFLUSH_ALL);
	start_request();
	CHECK(is_reset_since(3) && atomic_load(&first->orders.generation) == before && !opcflush_gate_look(&first->gate));

	check_group("when PHP has started again they are reset, for a signal that came meanwhile");
	opcflush_exchange_resume();
	CHECK(atomic_load(&first->orders.generation) == ++before && opcflush_orders_extent(&first->orders, before - 1, before) == OPCFLUSH_ABOUT_ALL);

	check_group("whom nobody reaches any more is handed back, oldest first");
	for (dropped = NULL; !dropped;) {
		dropped = opcflush_exchange_retire(NULL);
	}
	CHECK(dropped == first);
	give(OPCFLUSH_RESET, OPCFLUSH_ALL);
	CHECK(atomic_load(&first->orders.generation) == before && atomic_load(&second->orders.generation) == before + 1);
	for (opcflush_instance *found = dropped; destroyed < 2; found = opcflush_exchange_retire(NULL)) {
		if (found) {
			opcflush_instance_destroy(found);
			destroyed++;
		}
	}
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
	send(OPCFLUSH_RESET, 1, 0);
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
	send(OPCFLUSH_REALPATH, 1, 0);
	send(OPCFLUSH_REALPATH, 1, 0);
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
	send(OPCFLUSH_REALPATH, 4711, 42);
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
		send(OPCFLUSH_REALPATH, 1, 0);
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
			send(OPCFLUSH_REALPATH, 1, 0);
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
	alarm(60);
	CHECK(opcflush_exchange_take_in(seen) == 0 && opcflush_exchange_is_lost() && is_reset_since(2));
	alarm(sandbox_lifetime());

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
		_Atomic uint64_t token; /* of a selective one: its text is made of it, and its list */
		_Atomic uint64_t before[INSTANCES];
	} order[KEPT];
	atomic_ulong given, requests, looks, found, missed, weak, backwards, twice, inherited;
	atomic_int pid[INSTANCES][WORKERS];
	atomic_int ready[INSTANCES];
	opcflush_instance *instance[INSTANCES];
} *stress;

static unsigned seed;

static uint64_t local_of(unsigned number)
{
	return atomic_load(&stress->instance[number]->orders.generation);
}

#define LIST_LONGEST 200

/* How many orders this process has given. */
static uint64_t given;

static void text_of(uint64_t token, char text[OPCFLUSH_TEXT_SIZE])
{
	snprintf(text, OPCFLUSH_TEXT_SIZE, "invalidate /srv/%" PRIu64 "/%0*d", token, (int)(token % 300), 0);
}

static size_t fill_list(uint64_t hash[LIST_LONGEST], uint64_t token)
{
	size_t count = token % 3 ? token % LIST_LONGEST : 0;

	for (size_t i = 0; i < count; i++) {
		hash[i] = token * 1000 + i;
	}
	return count;
}

/* Gives one order and tells of it, when it is complete. */
static void give_one(void)
{
	opcflush_party to = (opcflush_party)(rand_r(&seed) % (INSTANCES + 1));
	static const opcflush_order_kind kinds[] = {OPCFLUSH_REALPATH, OPCFLUSH_INVALIDATE, OPCFLUSH_REALPATH, OPCFLUSH_INVALIDATE, OPCFLUSH_RESET};
	opcflush_order_kind kind = kinds[(unsigned)rand_r(&seed) % 5];
	opcflush_wish wish = wish_of(kind, opcflush_order_name(kind));
	uint64_t before[INSTANCES], hash[LIST_LONGEST], number, token = 0;

	for (unsigned i = 0; i < INSTANCES; i++) {
		before[i] = local_of(i);
	}
	if (kind == OPCFLUSH_INVALIDATE) {
		token = (uint64_t)getpid() << 24 | ++given;
		wish.count = fill_list(hash, token);
		wish.hash = wish.count ? hash : NULL;
		text_of(token, wish.text);
	}
	number = opcflush_exchange_give(&wish, to, "", "sapi", "somebody", "something");
	if (number >= KEPT) {
		return;
	}
	for (unsigned i = 0; i < INSTANCES; i++) {
		atomic_store(&stress->order[number].before[i], before[i]);
	}
	atomic_store(&stress->order[number].token, token);
	atomic_fetch_add(&stress->twice, atomic_exchange(&stress->order[number].what, to << 8 | kind) != 0);
	atomic_fetch_add(&stress->given, 1);
}

/* What a request start saw: as far as `taken_in` all orders are in the instance's, which had come to `reached`. */
typedef struct {
	uint64_t taken_in;
	uint64_t reached;
} look;

static look looks[LOOKS];

/* Whether the order that was read has the list that was given with it, or one that counts as a reset. */
static bool is_list_right(uint64_t token)
{
	static uint64_t found[OPCFLUSH_LIST_MAX];
	uint64_t expected[LIST_LONGEST];
	size_t count = fill_list(expected, token);

	if (!order.body.list.place || !opcflush_list_get(&instance->shelf, &order.body.list, found)) {
		return order.body.list.place || !count;
	}
	return order.body.list.count == count && !memcmp(found, expected, count * sizeof(expected[0]));
}

/* Whether a selective order is among the instance's, as it was given, or something that counts for more. */
static bool is_among(uint64_t token, uint64_t before, uint64_t reached)
{
	char text[OPCFLUSH_TEXT_SIZE];

	if (opcflush_orders_extent(&instance->orders, before, reached) == OPCFLUSH_ABOUT_ALL) {
		return true;
	}
	text_of(token, text);
	for (uint64_t i = before + 1; i <= reached; i++) {
		if (!opcflush_order_read(&instance->orders, i, &order)) {
			return true;
		}
		if (order.kind == OPCFLUSH_INVALIDATE && !strcmp(order.body.text, text)) {
			atomic_fetch_add(&stress->found, 1);
			return is_list_right(token);
		}
	}
	return false;
}

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
		} else if ((what & 0xff) == OPCFLUSH_RESET && opcflush_orders_extent(&instance->orders, before, at->reached) != OPCFLUSH_ABOUT_ALL) {
			atomic_fetch_add(&stress->weak, 1);
		} else if ((what & 0xff) == OPCFLUSH_INVALIDATE && !is_among(atomic_load(&stress->order[i].token), before, at->reached)) {
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
		static const opcflush_order_kind kinds[] = {OPCFLUSH_REALPATH, OPCFLUSH_INVALIDATE};

		(void)signo;
		send(kinds[info->si_pid % 2], info->si_pid, (uint32_t)info->si_uid);
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

static bool are_all_ready(void)
{
	for (unsigned i = 0; i < INSTANCES; i++) {
		if (!atomic_load(&stress->ready[i])) {
			return false;
		}
	}
	return true;
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
	/* An order from before the last one came does not count for that one. */
	while (!are_all_ready()) {
		nanosleep(&pause, NULL);
	}
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
	instance = opcflush_instance_create(NULL);
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

/* Until no order has come to any instance for longer than somebody who was about to give one may be without a processor. */
static void await_quiet(uint64_t generation[INSTANCES])
{
	for (int still = 0; still < 30; still++) {
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

static bool was_put_to_the_test(unsigned killed, unsigned lines)
{
	return atomic_load(&stress->given) > 500 && atomic_load(&stress->requests) > 2000 && atomic_load(&stress->looks) > 2000
		&& atomic_load(&stress->found) > 100 && killed > 200 && lines > 5 && atomic_load(&stress->inherited) > 5;
}

static void everybody(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");
	uint64_t end = opcflush_clock_monotonic() + (uint64_t)(seconds ? atoi(seconds) : 2) * 1000000000u, last[INSTANCES] = {0}, after[INSTANCES] = {0},
		seen = 0;
	/* On a busy machine it takes longer until enough has happened. */
	uint64_t latest = end + (uint64_t)STRESS_GRACE * 1000000000u;
	unsigned killed = 0, lines = 0;
	pid_t leader[INSTANCES], line[LINES];
	bool ended_well = true, is_growing = true;

	check_group("many that give and take in, in two instances and command lines, and are killed: what is taken in was raised before");
	alarm(sandbox_lifetime());
	begin_alone();
	stress = opcflush_memory_share(sizeof(*stress));
	if (!stress) {
		abort();
	}
	sandbox_begin(&segment);
	for (unsigned i = 0; i < INSTANCES; i++) {
		stress->instance[i] = opcflush_instance_create(NULL);
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
	while (opcflush_clock_monotonic() < end || (!was_put_to_the_test(killed, lines) && opcflush_clock_monotonic() < latest)) {
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
	printf("# %lu orders, %lu requests, %lu looks at an order, %lu of them found by its text: %lu missed, %lu taken for less; "
		"%u workers and %u command lines killed, %lu of them over taking in\n", atomic_load(&stress->given), atomic_load(&stress->requests), atomic_load(&stress->looks),
		atomic_load(&stress->found), atomic_load(&stress->missed), atomic_load(&stress->weak), killed, lines, atomic_load(&stress->inherited));

	check_group("that was put to the test");
	CHECK(was_put_to_the_test(killed, lines));

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
	for (unsigned i = 0; i < INSTANCES; i++) {
		/* Not for ever: alarm(). */
		while (local_of(i) <= after[i] + 1) {
			rest(1);
		}
	}
	atomic_store(&stress->stop, true);
	for (unsigned i = 0; i < INSTANCES; i++) {
		ended_well = sandbox_ended_well(sandbox_status(leader[i])) && ended_well;
	}
	for (unsigned i = 0; i < LINES; i++) {
		ended_well = sandbox_ended_well(sandbox_status(line[i])) && ended_well;
	}
	CHECK(ended_well);
	instance = NULL;
}

static int test(void)
{
	alarm(sandbox_lifetime());
	step = opcflush_memory_share(sizeof(*step));
	if (!step) {
		return 1;
	}
	without_segment();
	own_orders();
	orders_of_others();
	selective_orders();
	supersets();
	compactions();
	questions();
	reports();
	former_instances();
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
