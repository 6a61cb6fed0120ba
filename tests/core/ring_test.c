/* SPDX-License-Identifier: BSD-3-Clause
 * The segment's ring: numbers, stamps, what is asked of whom, and that no order is lost whoever is killed. */
#include "../../src/core/clock.h"
#include "../../src/core/memory.h"
#include "../../src/core/ring.h"
#include "check.h"
#include "sandbox.h"

#include <pthread.h>

#define SELF 3
#define OTHER 4
#define WRITERS 6
#define GIVEN_EACH 30000
#define GIVEN 150000 /* by one writer, whole */
#define KEPT (1u << 20) /* orders of the stress that are accounted for */
#define RANGES (1u << 20)
#define STRESS_GRACE 30 /* seconds */

static opcflush_ring *ring;
static opcflush_ring_copy copy;
static opcflush_ring_demand demand;
static uint64_t newest;

static void begin(void)
{
	memset(ring, 0, sizeof(*ring));
	atomic_store(&ring->generation, 1);
}

static uint64_t generation(void)
{
	return atomic_load(&ring->generation);
}

static uint64_t give(opcflush_order_kind kind, opcflush_party from, opcflush_party to)
{
	opcflush_ring_copy order = {.kind = kind, .from = from, .to = to, .sapi = "sapi", .name = "name", .by = "somebody",
		.note = "something"};

	return opcflush_ring_give(ring, &order);
}

static void give_many(unsigned count, opcflush_order_kind kind, opcflush_party from, opcflush_party to)
{
	while (count-- > 0) {
		give(kind, from, to);
	}
}

/* A number that was given to a writer, which has come no further. */
static uint64_t number_only(void)
{
	return atomic_fetch_add(&ring->generation, 1) + 1;
}

static opcflush_ring_order *place_of(uint64_t number)
{
	return &ring->order[number % OPCFLUSH_RING_ORDERS];
}

static uint64_t stamp_of(uint64_t number, unsigned from, unsigned to, unsigned kind)
{
	return number << 24 | (uint64_t)from << 16 | to << 8 | kind;
}

/* What is asked of an instance as the kind of order it comes to; OPCFLUSH_REFRESH stands for any that is about some of the cache. 0: nothing. */
static int ask_as(opcflush_party self, uint64_t from, uint64_t to)
{
	opcflush_ring_ask(ring, from, to, self, &demand);
	newest = demand.newest;
	if (!newest) {
		return 0;
	}
	return demand.extent == OPCFLUSH_ABOUT_ALL ? OPCFLUSH_RESET : demand.extent == OPCFLUSH_ABOUT_SOME ? OPCFLUSH_REFRESH : OPCFLUSH_REALPATH;
}

static int ask(uint64_t from, uint64_t to)
{
	return ask_as(SELF, from, to);
}

static uint64_t give_text(opcflush_order_kind kind, opcflush_party from, opcflush_party to, const char *text, opcflush_list_reference list)
{
	opcflush_ring_copy order = {.kind = kind, .from = from, .to = to, .sapi = "sapi", .name = "name", .body.list = list, .by = "somebody",
		.note = "something"};

	snprintf(order.body.text, sizeof(order.body.text), "%s", text);
	return opcflush_ring_give(ring, &order);
}

static uint64_t give_by_signal(opcflush_order_kind kind, opcflush_party from, opcflush_party to, int signo, int pid, uint32_t uid)
{
	opcflush_order_copy order = {.kind = kind, .signo = signo, .pid = pid, .uid = uid, .body = {.text = "refresh /srv/signal/"}};

	return opcflush_ring_give_by_signal(ring, &order, from, to);
}

static bool is_printable(const char *text, size_t size)
{
	size_t length = strnlen(text, size);

	for (size_t i = 0; i < length; i++) {
		if ((unsigned char)text[i] < ' ' || text[i] == 0x7f) {
			return false;
		}
	}
	return length < size;
}

static bool are_texts_printable(const opcflush_ring_copy *order)
{
	return is_printable(order->sapi, sizeof(order->sapi)) && is_printable(order->name, sizeof(order->name))
		&& is_printable(order->by, sizeof(order->by)) && is_printable(order->note, sizeof(order->note));
}

static void numbers(void)
{
	opcflush_ring_copy order = {.kind = OPCFLUSH_REALPATH, .from = 5, .to = 6};
	uint64_t before = opcflush_clock_of_day();

	check_group("each order has the next number, and is read as it was given");
	begin();
	CHECK(give(OPCFLUSH_RESET, OPCFLUSH_NOBODY, OPCFLUSH_ALL) == 2 && give(OPCFLUSH_REALPATH, 255, 254) == 3 && generation() == 3);
	CHECK(opcflush_ring_read(ring, 2, &copy) && copy.generation == 2 && copy.kind == OPCFLUSH_RESET);
	CHECK(copy.from == OPCFLUSH_NOBODY && copy.to == OPCFLUSH_ALL && copy.pid == (int)getpid() && copy.uid == (uint32_t)geteuid());
	CHECK(copy.signo == 0 && copy.time >= before && copy.time <= opcflush_clock_of_day());
	CHECK(!strcmp(copy.sapi, "sapi") && !strcmp(copy.name, "name") && !strcmp(copy.by, "somebody")
		&& !strcmp(copy.note, "something"));
	CHECK(opcflush_ring_read(ring, 3, &copy) && copy.from == 255 && copy.to == 254);

	check_group("what was not given, or not yet, or is no longer there is not read");
	CHECK(!opcflush_ring_read(ring, 0, &copy) && !opcflush_ring_read(ring, 1, &copy) && !opcflush_ring_read(ring, 4, &copy));
	CHECK(!opcflush_ring_read(ring, 2 + OPCFLUSH_RING_ORDERS, &copy) && !opcflush_ring_read(ring, UINT64_MAX, &copy));
	give_many(OPCFLUSH_RING_ORDERS - 1, OPCFLUSH_RESET, 0, 0);
	CHECK(!opcflush_ring_read(ring, 2, &copy) && opcflush_ring_read(ring, 3, &copy));
	CHECK(opcflush_ring_read(ring, generation(), &copy) && copy.generation == OPCFLUSH_RING_ORDERS + 2);
	number_only();
	CHECK(!opcflush_ring_read(ring, generation(), &copy));

	check_group("an order by a signal has its sender and no texts of its own, whatever stood in its place");
	CHECK(give_by_signal(OPCFLUSH_REALPATH, SELF, OTHER, SIGURG, 4711, 42) == generation());
	CHECK(opcflush_ring_read(ring, generation(), &copy) && copy.kind == OPCFLUSH_REALPATH && copy.from == SELF && copy.to == OTHER);
	CHECK(copy.signo == SIGURG && copy.pid == 4711 && copy.uid == 42 && copy.time >= before);
	CHECK(!copy.sapi[0] && !copy.name[0] && !copy.by[0] && !copy.note[0]);

	check_group("texts are cut to fit, and printable");
	memset(order.sapi, 's', sizeof(order.sapi));
	memset(order.by, '\n', sizeof(order.by));
	memset(order.note, '\x7f', sizeof(order.note));
	CHECK(opcflush_ring_read(ring, opcflush_ring_give(ring, &order), &copy) && are_texts_printable(&copy));
	CHECK(strlen(copy.sapi) == OPCFLUSH_SAPI_SIZE - 1 && strlen(copy.by) == OPCFLUSH_BY_SIZE - 1 && strlen(copy.note) == OPCFLUSH_NOTE_SIZE - 1);
	CHECK(copy.by[0] == '?' && copy.note[0] == '?' && copy.sapi[0] == 's');
	for (uint64_t number = generation(); generation() < number + OPCFLUSH_RING_ORDERS;) {
		give(OPCFLUSH_RESET, 0, 0);
	}
	memset(&copy, 'x', sizeof(copy));
	CHECK(opcflush_ring_read(ring, generation(), &copy) && !strcmp(copy.sapi, "sapi") && !strcmp(copy.name, "name"));
	CHECK(!strcmp(copy.by, "somebody") && !strcmp(copy.note, "something"));
}

static void stamps(void)
{
	const unsigned unknown[] = {0, 7, 8, 128, 255};
	uint64_t number, before;

	check_group("what is asked is the strongest of what is addressed to the instance, up to the newest that asks for it");
	begin();
	CHECK(ask(1, 1) == 0);
	give(OPCFLUSH_REALPATH, OTHER, OPCFLUSH_ALL);
	CHECK(ask(1, 2) == OPCFLUSH_REALPATH && newest == 2 && ask(2, 2) == 0);
	give(OPCFLUSH_REALPATH, OPCFLUSH_NOBODY, SELF);
	give(OPCFLUSH_REALPATH, OPCFLUSH_NOBODY, OTHER);
	CHECK(ask(1, 4) == OPCFLUSH_REALPATH && newest == 3 && ask(3, 4) == 0);
	give(OPCFLUSH_RESET, OPCFLUSH_NOBODY, SELF);
	give(OPCFLUSH_REALPATH, OPCFLUSH_NOBODY, OPCFLUSH_ALL);
	CHECK(ask(1, 6) == OPCFLUSH_RESET && newest == 5 && ask(5, 6) == OPCFLUSH_REALPATH && newest == 6 && ask(4, 5) == OPCFLUSH_RESET);

	check_group("its own orders are left out, whoever they are for, and those for others");
	begin();
	give(OPCFLUSH_RESET, SELF, OPCFLUSH_ALL);
	give(OPCFLUSH_RESET, SELF, SELF);
	give(OPCFLUSH_RESET, SELF, OTHER);
	give(OPCFLUSH_RESET, OTHER, OTHER);
	give(OPCFLUSH_RESET, OPCFLUSH_NOBODY, 255);
	CHECK(ask(1, 6) == 0);
	CHECK(ask_as(OTHER, 1, 6) == OPCFLUSH_RESET && newest == 4);
	CHECK(ask_as(OTHER, 1, 2) == OPCFLUSH_RESET && ask_as(OTHER, 2, 3) == 0);

	check_group("as many orders as the ring has are known, and who is further behind takes them for a reset");
	begin();
	give(OPCFLUSH_REALPATH, OTHER, SELF);
	give_many(OPCFLUSH_RING_ORDERS - 1, OPCFLUSH_RESET, OTHER, OTHER);
	CHECK(ask(1, generation()) == OPCFLUSH_REALPATH && newest == 2);
	give(OPCFLUSH_RESET, OTHER, OTHER);
	CHECK(ask(1, generation()) == OPCFLUSH_RESET && newest == generation() && ask(2, generation()) == 0);
	give_many(10 * OPCFLUSH_RING_ORDERS, OPCFLUSH_RESET, OTHER, OTHER);
	CHECK(ask(1, generation()) == OPCFLUSH_RESET && ask(generation() - OPCFLUSH_RING_ORDERS, generation()) == 0);
	/* A range of old ones, though it is short: their places hold later orders. */
	CHECK(ask(10, 12) == OPCFLUSH_RESET && newest == 12);

	check_group("an order that has a number and no stamp counts as a reset, after a moment");
	begin();
	give_many(OPCFLUSH_RING_ORDERS, OPCFLUSH_REALPATH, OTHER, OTHER);
	number = number_only();
	give(OPCFLUSH_RESET, OTHER, OTHER);
	before = opcflush_clock_monotonic();
	CHECK(ask(number - 1, generation()) == OPCFLUSH_RESET && newest == number);
	CHECK(opcflush_clock_monotonic() - before > 900000 && opcflush_clock_monotonic() - before < 1000000000);
	CHECK(ask(number, generation()) == 0 && ask(number - 2, number - 1) == 0);
	begin();
	number = number_only();
	CHECK(ask(number - 1, number) == OPCFLUSH_RESET && newest == number);

	check_group("so do a stamp of a later order, and one that makes no sense");
	begin();
	give_many(3, OPCFLUSH_REALPATH, OTHER, OTHER);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
		atomic_store(&place_of(3)->stamp, stamp_of(3, OTHER, OTHER, unknown[i]));
		CHECK(ask(1, 4) == OPCFLUSH_RESET && newest == 3 && !opcflush_ring_read(ring, 3, &copy));
	}
	atomic_store(&place_of(3)->stamp, stamp_of(3 + OPCFLUSH_RING_ORDERS, OTHER, OTHER, OPCFLUSH_REALPATH));
	CHECK(ask(1, 4) == OPCFLUSH_RESET && newest == 3 && !opcflush_ring_read(ring, 3, &copy));
	atomic_store(&place_of(3)->stamp, UINT64_MAX);
	CHECK(ask(1, 4) == OPCFLUSH_RESET && newest == 3);

	check_group("numbers up to the greatest are read, and nothing is taken for one behind it");
	begin();
	atomic_store(&ring->generation, OPCFLUSH_GENERATION_MAX - 3);
	give_many(2, OPCFLUSH_REALPATH, OTHER, SELF);
	CHECK(generation() == OPCFLUSH_GENERATION_MAX - 1 && ask(generation() - 2, generation()) == OPCFLUSH_REALPATH);
	CHECK(opcflush_ring_read(ring, generation(), &copy) && copy.generation == OPCFLUSH_GENERATION_MAX - 1);
	CHECK(ask(UINT64_MAX - 1, UINT64_MAX) == OPCFLUSH_RESET && ask(0, UINT64_MAX) == OPCFLUSH_RESET);
	CHECK(!opcflush_ring_read(ring, UINT64_MAX, &copy));
}

static void bodies(void)
{
	const opcflush_list_reference list = {.place = 7, .count = 8, .sum = 9}, none = {0};
	opcflush_body_copy old = {.text = "invalidate /srv/old/"};
	uint64_t number;

	check_group("a selective order is read with its text as it was given, and its list");
	begin();
	give_text(OPCFLUSH_INVALIDATE, OTHER, SELF, "invalidate @/run/changed /srv/\xff\x1b/", list);
	give_text(OPCFLUSH_REFRESH, OTHER, SELF, "refresh", none);
	give_text(OPCFLUSH_DRY_RUN, OTHER, SELF, "refresh /srv/", none);
	CHECK(opcflush_ring_read(ring, 2, &copy) && copy.kind == OPCFLUSH_INVALIDATE && !strcmp(copy.body.text, "invalidate @/run/changed /srv/\xff\x1b/"));
	CHECK(copy.body.list.place == 7 && copy.body.list.count == 8 && copy.body.list.sum == 9 && !strcmp(copy.by, "somebody"));
	CHECK(opcflush_ring_read(ring, 3, &copy) && copy.kind == OPCFLUSH_REFRESH && !strcmp(copy.body.text, "refresh") && !copy.body.list.place);
	CHECK(opcflush_ring_read(ring, 4, &copy) && copy.kind == OPCFLUSH_DRY_RUN && !strcmp(copy.body.text, "refresh /srv/"));
	number = give_by_signal(OPCFLUSH_REFRESH, OTHER, SELF, SIGURG, 4711, 42);
	CHECK(opcflush_ring_read(ring, number, &copy) && copy.signo == SIGURG && !strcmp(copy.body.text, "refresh /srv/signal/") && !copy.by[0]);
	give(OPCFLUSH_RESET, OTHER, SELF);
	CHECK(opcflush_ring_read(ring, number + 1, &copy) && !copy.body.text[0]);

	check_group("one whose body is spoilt, wherever it is, or is that of another order, is not read");
	for (size_t word = 0; word < 8; word++) {
		begin();
		number = give_text(OPCFLUSH_INVALIDATE, OTHER, SELF, "invalidate /srv/", list);
		atomic_fetch_xor((_Atomic uint64_t *)&place_of(number)->body + word, (uint64_t)1 << 33);
		CHECK(opcflush_ring_read(ring, number, &copy) == (word == 7)); /* behind the text's end */
		CHECK(ask(1, number) == OPCFLUSH_REFRESH && newest == number);
	}
	begin();
	number = give_text(OPCFLUSH_INVALIDATE, OTHER, SELF, "invalidate /srv/", none);
	opcflush_body_store(&place_of(number)->body, &old, number + OPCFLUSH_RING_ORDERS);
	CHECK(!opcflush_ring_read(ring, number, &copy));
	opcflush_body_store(&place_of(number)->body, &old, number - 1);
	CHECK(!opcflush_ring_read(ring, number, &copy));

	check_group("a writer that was stopped until the ring had gone round, and then spoils a body, is seen to have");
	begin();
	number = number_only();
	for (int i = 0; i < OPCFLUSH_RING_ORDERS; i++) {
		give_text(OPCFLUSH_INVALIDATE, OTHER, SELF, "invalidate /srv/new/", none);
	}
	CHECK(opcflush_ring_read(ring, number + OPCFLUSH_RING_ORDERS, &copy));
	opcflush_body_store(&place_of(number)->body, &old, number);
	CHECK(!opcflush_ring_read(ring, number + OPCFLUSH_RING_ORDERS, &copy) && !opcflush_ring_read(ring, number, &copy));
	CHECK(ask(generation() - 1, generation()) == OPCFLUSH_REFRESH);
}

static void demands(void)
{
	const opcflush_list_reference none = {0};

	check_group("selective orders are about some of the cache: more than realpath orders, less than a reset, whichever is newer");
	begin();
	give(OPCFLUSH_REALPATH, OTHER, OPCFLUSH_ALL);
	give_text(OPCFLUSH_INVALIDATE, OTHER, OPCFLUSH_ALL, "invalidate /a", none);
	give(OPCFLUSH_REALPATH, OTHER, OPCFLUSH_ALL);
	give_text(OPCFLUSH_REFRESH, OPCFLUSH_NOBODY, SELF, "refresh /b", none);
	give(OPCFLUSH_REALPATH, OTHER, OPCFLUSH_ALL);
	CHECK(ask(1, 6) == OPCFLUSH_REFRESH && newest == 5 && !demand.question && ask(1, 4) == OPCFLUSH_REFRESH && newest == 3);
	give(OPCFLUSH_RESET, OTHER, OPCFLUSH_ALL);
	give_text(OPCFLUSH_REFRESH, OPCFLUSH_NOBODY, SELF, "refresh /b", none);
	CHECK(ask(1, 8) == OPCFLUSH_RESET && newest == 7 && ask(7, 8) == OPCFLUSH_REFRESH && newest == 8);

	check_group("which ones, is told of each: for this instance, not its own, selective");
	CHECK(!opcflush_ring_asks_for_some(ring, 2, SELF) && opcflush_ring_asks_for_some(ring, 3, SELF));
	CHECK(opcflush_ring_asks_for_some(ring, 5, SELF) && !opcflush_ring_asks_for_some(ring, 5, OTHER) && !opcflush_ring_asks_for_some(ring, 3, OTHER));
	give_text(OPCFLUSH_DRY_RUN, OTHER, SELF, "refresh /b", none);
	CHECK(!opcflush_ring_asks_for_some(ring, 9, SELF));

	check_group("a dry run is a question and no order: the newest for this instance is told, whatever comes before or after");
	begin();
	give_text(OPCFLUSH_DRY_RUN, OPCFLUSH_NOBODY, SELF, "refresh /a", none);
	CHECK(ask(1, 2) == 0 && demand.question == 2 && demand.extent == OPCFLUSH_ABOUT_NOTHING);
	give_text(OPCFLUSH_DRY_RUN, OTHER, SELF, "refresh /b", none);
	give_text(OPCFLUSH_DRY_RUN, OTHER, OTHER, "refresh /c", none);
	give_text(OPCFLUSH_DRY_RUN, SELF, OTHER, "refresh /d", none);
	CHECK(ask(1, 5) == 0 && demand.question == 3 && ask(3, 5) == 0 && !demand.question);
	give_text(OPCFLUSH_REFRESH, OTHER, SELF, "refresh /e", none);
	CHECK(ask(1, 6) == OPCFLUSH_REFRESH && newest == 6 && demand.question == 3);
	give(OPCFLUSH_RESET, OTHER, SELF);
	CHECK(ask(1, 7) == OPCFLUSH_RESET && newest == 7 && demand.question == 3);
	give_text(OPCFLUSH_DRY_RUN, OTHER, SELF, "refresh /f", none);
	CHECK(ask(1, 8) == OPCFLUSH_RESET && newest == 7 && demand.question == 8);

	check_group("one that the ring has is told however far behind the instance is");
	give_many(OPCFLUSH_RING_ORDERS - 1, OPCFLUSH_REALPATH, OTHER, OTHER);
	CHECK(ask(1, generation()) == OPCFLUSH_RESET && demand.question == 8);
	give(OPCFLUSH_REALPATH, OTHER, OTHER);
	CHECK(ask(1, generation()) == OPCFLUSH_RESET && demand.question == 0);

	check_group("an order that was there when all were asked about, and is no longer there when each of them is, is not passed over");
	begin();
	give_text(OPCFLUSH_INVALIDATE, OTHER, SELF, "invalidate /a", none);
	CHECK(ask(1, 2) == OPCFLUSH_REFRESH);
	give_many(OPCFLUSH_RING_ORDERS, OPCFLUSH_REALPATH, OTHER, OTHER);
	CHECK(opcflush_ring_asks_for_some(ring, 2, SELF));
	begin();
	give_text(OPCFLUSH_INVALIDATE, OTHER, SELF, "invalidate /a", none);
	atomic_store(&place_of(2)->stamp, 0);
	CHECK(opcflush_ring_asks_for_some(ring, 2, SELF));
}

static void compactions(void)
{
	const opcflush_list_reference none = {0};
	uint64_t number;

	check_group("an order to compact is about nothing of the cache, and raises the generation as one to drop realpath caches does");
	begin();
	CHECK(give(OPCFLUSH_COMPACT, OTHER, OPCFLUSH_ALL) == 2 && ask(1, 2) == OPCFLUSH_REALPATH && newest == 2 && demand.compact);
	CHECK(opcflush_ring_read(ring, 2, &copy) && copy.kind == OPCFLUSH_COMPACT && !strcmp(copy.note, "something") && copy.from == OTHER);
	CHECK(!opcflush_ring_asks_for_some(ring, 2, SELF) && ask(2, 2) == 0 && !demand.compact);
	CHECK(give_by_signal(OPCFLUSH_COMPACT, OTHER, SELF, SIGURG, 4711, 42) == 3 && ask(2, 3) == OPCFLUSH_REALPATH && demand.compact);
	CHECK(opcflush_ring_read(ring, 3, &copy) && copy.kind == OPCFLUSH_COMPACT && copy.signo == SIGURG && !copy.body.text[0]);

	check_group("it is told of, whatever comes before or after: other orders, and questions");
	begin();
	give(OPCFLUSH_COMPACT, OPCFLUSH_NOBODY, SELF);
	give(OPCFLUSH_REALPATH, OTHER, OPCFLUSH_ALL);
	CHECK(ask(1, 3) == OPCFLUSH_REALPATH && newest == 3 && demand.compact && ask(2, 3) == OPCFLUSH_REALPATH && !demand.compact);
	give_text(OPCFLUSH_INVALIDATE, OTHER, SELF, "invalidate /a", none);
	CHECK(ask(1, 4) == OPCFLUSH_REFRESH && newest == 4 && demand.compact && ask(2, 4) == OPCFLUSH_REFRESH && !demand.compact);
	give_text(OPCFLUSH_DRY_RUN, OTHER, SELF, "refresh /a", none);
	give(OPCFLUSH_RESET, OTHER, OPCFLUSH_ALL);
	CHECK(ask(1, 6) == OPCFLUSH_RESET && newest == 6 && demand.compact && demand.question == 5 && ask(2, 6) == OPCFLUSH_RESET && !demand.compact);
	give(OPCFLUSH_COMPACT, OTHER, OPCFLUSH_ALL);
	CHECK(ask(2, 7) == OPCFLUSH_RESET && newest == 6 && demand.compact);

	check_group("but not one's own, nor one for others, nor what counts as a reset because nobody knows what it was");
	begin();
	give(OPCFLUSH_COMPACT, SELF, OPCFLUSH_ALL);
	give(OPCFLUSH_COMPACT, OTHER, OTHER);
	CHECK(ask(1, 3) == 0 && !demand.compact && ask_as(OTHER, 1, 2) == OPCFLUSH_REALPATH && demand.compact);
	number = number_only();
	CHECK(ask(number - 1, number) == OPCFLUSH_RESET && !demand.compact);

	check_group("it is told of as long as the ring has it, however far behind the instance is");
	begin();
	give_many(3, OPCFLUSH_REALPATH, OTHER, OTHER);
	number = give(OPCFLUSH_COMPACT, OTHER, SELF);
	give_many(OPCFLUSH_RING_ORDERS - 1, OPCFLUSH_REALPATH, OTHER, OTHER);
	CHECK(ask(1, generation()) == OPCFLUSH_RESET && demand.compact && ask(number - 1, generation()) == OPCFLUSH_REALPATH && demand.compact);
	give(OPCFLUSH_REALPATH, OTHER, OTHER);
	CHECK(ask(number - 1, generation()) == OPCFLUSH_RESET && !demand.compact);
}

static void crowd(void)
{
	atomic_uint *times = opcflush_memory_share((WRITERS * GIVEN_EACH + 2) * sizeof(*times));
	bool once = true;

	check_group("however many give orders at once, each number is given once");
	begin();
	for (int i = 0; i < WRITERS; i++) {
		if (sandbox_fork() == 0) {
			for (int j = 0; j < GIVEN_EACH; j++) {
				uint64_t number = j % 2 ? give(OPCFLUSH_RESET, OTHER, SELF)
					: give_by_signal(OPCFLUSH_RESET, OTHER, SELF, SIGURG, 1, 0);

				atomic_fetch_add(&times[number], 1);
			}
			_exit(0);
		}
	}
	for (int i = 0; i < WRITERS; i++) {
		once = sandbox_ended_well(sandbox_status(-1)) && once;
	}
	CHECK(once && generation() == WRITERS * GIVEN_EACH + 1);
	for (unsigned i = 2; i < WRITERS * GIVEN_EACH + 2; i++) {
		once = once && atomic_load(&times[i]) == 1;
	}
	CHECK(once);
	opcflush_memory_unshare(times, (WRITERS * GIVEN_EACH + 2) * sizeof(*times));
}

/* All of it tells the same number. */
static opcflush_ring_copy order_number(uint64_t number)
{
	opcflush_ring_copy order = {.kind = number % 2 ? OPCFLUSH_RESET : OPCFLUSH_REFRESH, .from = number % 5, .to = number % 7,
		.body.list = {.place = number, .count = number + 1, .sum = number + 2}};

	memset(order.sapi, (int)('a' + number % 26), sizeof(order.sapi) - 1);
	memset(order.name, (int)('a' + number % 25), sizeof(order.name) - 1);
	memset(order.body.text, (int)('a' + number % 22), number / 2 % sizeof(order.body.text));
	memset(order.by, (int)('a' + number % 24), sizeof(order.by) - 1);
	memset(order.note, (int)('a' + number % 23), sizeof(order.note) - 1);
	return order;
}

static bool is_whole(void)
{
	opcflush_ring_copy expected = order_number(copy.generation);

	if (copy.kind == OPCFLUSH_REFRESH && (memcmp(&copy.body.list, &expected.body.list, sizeof(copy.body.list))
		|| strcmp(copy.body.text, expected.body.text))) {
		return false;
	}
	return copy.kind == expected.kind && copy.from == expected.from && copy.to == expected.to && !strcmp(copy.sapi, expected.sapi)
		&& !strcmp(copy.name, expected.name) && !strcmp(copy.by, expected.by) && !strcmp(copy.note, expected.note);
}

static void read_while_orders_are_given(unsigned *newest_read, unsigned *oldest_read, bool *right)
{
	pid_t writer;

	begin();
	writer = sandbox_fork();
	if (writer == 0) {
		for (uint64_t number = 2; number < GIVEN; number++) {
			opcflush_ring_copy order = order_number(number);

			opcflush_ring_give(ring, &order);
		}
		_exit(0);
	}
	while (waitpid(writer, NULL, WNOHANG) == 0) {
		uint64_t now = generation();

		if (opcflush_ring_read(ring, now, &copy)) {
			*right = *right && is_whole();
			(*newest_read)++;
		}
		if (now > OPCFLUSH_RING_ORDERS && opcflush_ring_read(ring, now - OPCFLUSH_RING_ORDERS + 1, &copy)) {
			*right = *right && is_whole();
			(*oldest_read)++;
		}
	}
}

static void whole(void)
{
	unsigned newest_read = 0, oldest_read = 0;
	bool right = true;

	check_group("while orders are being given, others read them whole or not at all");
	/* Once more where a busy machine has let them take turns. */
	for (int i = 0; i < 100 && right && (newest_read == 0 || oldest_read == 0); i++) {
		read_while_orders_are_given(&newest_read, &oldest_read, &right);
		CHECK(generation() == GIVEN - 1);
	}
	CHECK(right && newest_read > 0 && oldest_read > 0);
}

/* Wakes up when the ring has gone round, and goes on where it was. */
static void stalled(void)
{
	uint64_t late, now;

	check_group("a writer that was stopped until the ring had gone round harms nobody, wherever it goes on");
	for (int step = 0; step < 3; step++) {
		begin();
		give_many(7, OPCFLUSH_REALPATH, OTHER, OTHER);
		late = number_only();
		give_many(OPCFLUSH_RING_ORDERS, OPCFLUSH_REALPATH, OTHER, SELF);
		now = late + OPCFLUSH_RING_ORDERS;
		CHECK(generation() == now && ask(now - 1, now) == OPCFLUSH_REALPATH);
		if (step < 2) {
			/* Between its number and the first store. */
			atomic_store(&place_of(late)->stamp, 0);
			CHECK(ask(now - 1, now) == OPCFLUSH_RESET && !opcflush_ring_read(ring, now, &copy));
		}
		if (step > 0) {
			/* Before the last one. */
			atomic_store(&place_of(late)->stamp, stamp_of(late, SELF, OTHER, OPCFLUSH_REALPATH));
			CHECK(ask(now - 1, now) == OPCFLUSH_RESET && !opcflush_ring_read(ring, now, &copy));
		}
		CHECK(ask(now - 2, now - 1) == OPCFLUSH_REALPATH && generation() == now);
		CHECK(give(OPCFLUSH_RESET, OTHER, OTHER) == now + 1 && ask(now, now + 1) == 0);
		give_many(OPCFLUSH_RING_ORDERS - 1, OPCFLUSH_REALPATH, OTHER, OTHER);
		CHECK(ask(generation() - OPCFLUSH_RING_ORDERS, generation()) == 0);
	}
}

static unsigned late_kind;

static void *stamp_late(void *number)
{
	const struct timespec pause = {0, 100000};
	uint64_t late = *(uint64_t *)number;

	nanosleep(&pause, NULL);
	atomic_store(&place_of(late)->stamp, stamp_of(late, OTHER, SELF, late_kind));
	return NULL;
}

static void waiting(void)
{
	unsigned awaited = 0;
	bool right = true;

	check_group("an order that is being written is waited for");
	begin();
	late_kind = OPCFLUSH_REALPATH;
	for (int i = 0; i < 2000 && awaited < 5; i++) {
		uint64_t number = number_only();
		pthread_t thread;
		int asked;

		pthread_create(&thread, NULL, stamp_late, &number);
		asked = ask(number - 1, number);
		right = right && (asked == OPCFLUSH_REALPATH || asked == OPCFLUSH_RESET);
		awaited += asked == OPCFLUSH_REALPATH;
		pthread_join(thread, NULL);
	}
	CHECK(right && awaited == 5);

	check_group("also where a later one is a reset already: it may be one to compact");
	late_kind = OPCFLUSH_COMPACT;
	awaited = 0;
	for (int i = 0; i < 2000 && awaited < 5; i++) {
		uint64_t number = number_only();
		pthread_t thread;

		give(OPCFLUSH_RESET, OTHER, SELF);
		pthread_create(&thread, NULL, stamp_late, &number);
		right = right && ask(number - 1, number + 1) == OPCFLUSH_RESET && newest == number + 1;
		awaited += demand.compact;
		pthread_join(thread, NULL);
	}
	CHECK(right && awaited == 5);
}

static volatile bool flickering;

static void *flicker(void *text)
{
	volatile char *at = text;

	for (unsigned i = 0; flickering; i++) {
		at[i % 32] = i & 32 ? 'A' : '\n';
	}
	return NULL;
}

static void hostile(void)
{
	const unsigned fillings[] = {0xff, 0x01, 0x0a, 0x7f, 0x80, 0x1b};
	char from[64], to[64], last[64] = "";
	pthread_t thread;
	unsigned changes = 0;
	bool printable = true;

	check_group("texts that somebody has made up are ended and printable");
	for (size_t i = 0; i < sizeof(fillings) / sizeof(fillings[0]); i++) {
		begin();
		give(OPCFLUSH_RESET, OTHER, OPCFLUSH_ALL);
		memset(place_of(2)->sapi, (int)fillings[i], sizeof(place_of(2)->sapi));
		memset(place_of(2)->by, (int)fillings[i], sizeof(place_of(2)->by));
		memset(place_of(2)->note, (int)fillings[i], sizeof(place_of(2)->note));
		memset(place_of(2)->name, (int)fillings[i], sizeof(place_of(2)->name));
		memset(&copy, 'x', sizeof(copy));
		CHECK(opcflush_ring_read(ring, 2, &copy) && are_texts_printable(&copy) && copy.kind == OPCFLUSH_RESET);
		CHECK(strlen(copy.by) == OPCFLUSH_BY_SIZE - 1 && strlen(copy.note) == OPCFLUSH_NOTE_SIZE - 1);
	}

	check_group("also while it is being written");
	memset(from, 'A', sizeof(from));
	flickering = true;
	pthread_create(&thread, NULL, flicker, from);
	/* Longer where the two take turns. */
	for (long i = 0; i < 300000 || (changes < 10 && i < 100000000); i++) {
		opcflush_text_copy(to, from, sizeof(to));
		printable = printable && is_printable(to, sizeof(to));
		changes += strcmp(to, last) != 0;
		memcpy(last, to, sizeof(to));
	}
	flickering = false;
	pthread_join(thread, NULL);
	CHECK(printable && changes >= 10);
}

/* What the stress has done. Of an order, how often its number was given, and then what it was. */
static struct {
	atomic_bool stop;
	atomic_uint times[KEPT];
	atomic_uint what[KEPT]; /* from << 16 | to << 8 | kind; 0: not known to be complete */
	struct {
		uint64_t from;
		uint64_t to;
		int asked;
		bool compact;
	} range[RANGES];
	atomic_uint ranges;
	atomic_uint compactions; /* of these, how many were asked to compact, */
	atomic_uint nothings;    /* and for nothing */
	atomic_bool went_back;
	atomic_bool unprintable;
	atomic_ulong given;
	atomic_ulong read;
} *stress;

static void record(uint64_t number, opcflush_party from, opcflush_party to, opcflush_order_kind kind)
{
	atomic_fetch_add(&stress->given, 1);
	if (number < KEPT) {
		atomic_fetch_add(&stress->times[number], 1);
		atomic_store(&stress->what[number], from << 16 | to << 8 | kind);
	}
}

static void on_signal(int signo, siginfo_t *info, void *context)
{
	(void)context;
	record(give_by_signal(OPCFLUSH_RESET, OTHER, SELF, signo, (int)info->si_pid, (uint32_t)info->si_uid), OTHER, SELF,
		OPCFLUSH_RESET);
}

static void write_orders(unsigned seed)
{
	static const opcflush_party parties[] = {OPCFLUSH_ALL, SELF, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER};
	struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART};

	sigaction(SIGURG, &action, NULL);
	while (!atomic_load(&stress->stop)) {
		const struct timespec pause = {0, (long)(rand_r(&seed) % 400000)};
		opcflush_party from = rand_r(&seed) % 3 ? OTHER : SELF, to = parties[(unsigned)rand_r(&seed) % 8];
		opcflush_order_kind kind = rand_r(&seed) % 8 ? (rand_r(&seed) % 8 ? OPCFLUSH_REALPATH : OPCFLUSH_COMPACT) : rand_r(&seed) % 2 ? OPCFLUSH_RESET : OPCFLUSH_INVALIDATE;

		record(give(kind, from, to), from, to, kind);
		if (rand_r(&seed) % 200 == 0) {
			number_only();
			raise(SIGKILL);
		}
		if (rand_r(&seed) % 3) {
			nanosleep(&pause, NULL);
		}
	}
	_exit(0);
}

/* The instance SELF, which asks about each order once. */
static void read_orders(void)
{
	uint64_t from = generation();
	unsigned seed = 77;

	while (!atomic_load(&stress->stop)) {
		const struct timespec pause = {0, (long)(rand_r(&seed) % 100000)};
		unsigned number = atomic_load(&stress->ranges);
		uint64_t to = generation();

		if (to < from) {
			atomic_store(&stress->went_back, true);
		}
		if (to > from && number < RANGES) {
			stress->range[number].from = from;
			stress->range[number].to = to;
			stress->range[number].asked = ask(from, to);
			stress->range[number].compact = demand.compact;
			atomic_store(&stress->ranges, number + 1);
			atomic_fetch_add(&stress->compactions, demand.compact);
			atomic_fetch_add(&stress->nothings, stress->range[number].asked == 0);
			if (opcflush_ring_read(ring, to, &copy)) {
				atomic_fetch_add(&stress->read, 1);
				if (!are_texts_printable(&copy) || copy.generation != to) {
					atomic_store(&stress->unprintable, true);
				}
			}
			from = to;
		}
		nanosleep(&pause, NULL);
	}
	_exit(0);
}

static pid_t start_writer(unsigned seed)
{
	pid_t pid = sandbox_fork();

	if (pid == 0) {
		write_orders(seed);
	}
	return pid;
}

static int strength(int kind)
{
	return kind == OPCFLUSH_RESET ? 3 : kind == OPCFLUSH_REALPATH || kind == OPCFLUSH_COMPACT ? 1 : kind ? 2 : 0;
}

/* Whether a range's answer covers all complete orders in it. */
static bool is_covered(unsigned number, bool *exact, bool *compact)
{
	int strongest = 0;
	uint64_t to = stress->range[number].to;

	*compact = false;

	for (uint64_t i = stress->range[number].from + 1; i <= to && i < KEPT; i++) {
		unsigned what = atomic_load(&stress->what[i]);
		bool is_for_self = what && what >> 16 != SELF && ((what >> 8 & 0xff) == OPCFLUSH_ALL || (what >> 8 & 0xff) == SELF);

		*compact = *compact || (is_for_self && (what & 0xff) == OPCFLUSH_COMPACT);
		if (is_for_self && strength((int)(what & 0xff)) > strongest) {
			strongest = strength((int)(what & 0xff));
		}
	}
	*exact = strength(stress->range[number].asked) == strongest;
	return strength(stress->range[number].asked) >= strongest;
}

/* What the check of it asks for, and some to spare: it knows more. */
static bool was_put_to_the_test(unsigned killed)
{
	unsigned long given = atomic_load(&stress->given);

	return killed > 100 && given > 3000 && atomic_load(&stress->read) > 10 && atomic_load(&stress->compactions) > 10
		&& atomic_load(&stress->nothings) > 0 && generation() > 1 + given + 10 + WRITERS;
}

static void killing(void)
{
	const char *seconds = getenv("OPCFLUSH_STRESS_SECONDS");
	uint64_t end = opcflush_clock_monotonic() + (uint64_t)(seconds ? atoi(seconds) : 1) * 1000000000u;
	/* On a busy machine it takes longer until enough has happened. */
	uint64_t latest = end + STRESS_GRACE * (uint64_t)1000000000u;
	unsigned killed = 0, started = 0, seed = 1, seen = 0, asked_nothing = 0, superset = 0, lost = 0, twice = 0;
	unsigned compactions = 0, compactions_lost = 0;
	pid_t writer[WRITERS], reader;
	bool ended_well = true, is_growing = true;

	check_group("writers that are killed at any moment: the rest go on, numbers grow, and no order is lost");
	begin();
	stress = opcflush_memory_share(sizeof(*stress));
	for (unsigned i = 0; i < WRITERS; i++) {
		writer[i] = start_writer(started++);
	}
	reader = sandbox_fork();
	if (reader == 0) {
		read_orders();
	}
	while (opcflush_clock_monotonic() < end || (!was_put_to_the_test(killed) && opcflush_clock_monotonic() < latest)) {
		const struct timespec pause = {0, (long)(rand_r(&seed) % 1000000)};
		unsigned victim = (unsigned)rand_r(&seed) % WRITERS;
		uint64_t before = generation();

		nanosleep(&pause, NULL);
		kill(writer[(unsigned)rand_r(&seed) % WRITERS], SIGURG);
		kill(writer[victim], SIGKILL);
		sandbox_status(writer[victim]);
		writer[victim] = start_writer(started++);
		killed++;
		is_growing = is_growing && generation() >= before;
	}
	atomic_store(&stress->stop, true);
	for (unsigned i = 0; i < WRITERS; i++) {
		int status = sandbox_status(writer[i]);

		ended_well = ended_well && (sandbox_ended_well(status) || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
	}
	CHECK(ended_well && sandbox_ended_well(sandbox_status(reader)));
	for (uint64_t i = 0; i < KEPT; i++) {
		twice += atomic_load(&stress->times[i]) > 1;
		seen += atomic_load(&stress->times[i]) > 0;
	}
	for (unsigned i = 0; i < atomic_load(&stress->ranges); i++) {
		bool exact, compact;

		lost += !is_covered(i, &exact, &compact);
		compactions += compact;
		compactions_lost += compact && !stress->range[i].compact && stress->range[i].asked != OPCFLUSH_RESET;
		superset += !exact;
		asked_nothing += stress->range[i].asked == 0;
	}
	/* What counts as a reset may have been one to compact that was not stamped in time. */
	CHECK(compactions_lost == 0);
	CHECK(is_growing && twice == 0 && lost == 0 && !atomic_load(&stress->went_back) && !atomic_load(&stress->unprintable));
	CHECK(generation() >= 1 + atomic_load(&stress->given) && generation() <= 1 + atomic_load(&stress->given) + killed + WRITERS);

	check_group("that was put to the test: orders were read, asked for nothing, or were left unwritten by the dead");
	CHECK(killed > 100 && seen > 1000 && asked_nothing > 0 && compactions > 10 && atomic_load(&stress->read) > 0);
	CHECK(generation() > 1 + atomic_load(&stress->given) + 10);
	printf("# %lu orders, %u writers killed, %lu orders without a stamp or a record; %u questions, %u answered by nothing, %u by more than needed\n",
		(unsigned long)generation() - 1, killed, (unsigned long)generation() - 1 - atomic_load(&stress->given),
		atomic_load(&stress->ranges), asked_nothing, superset);

	check_group("afterwards the ring is as good as new");
	give_many(OPCFLUSH_RING_ORDERS - 1, OPCFLUSH_REALPATH, OTHER, OTHER);
	give(OPCFLUSH_REALPATH, OTHER, SELF);
	CHECK(ask(generation() - OPCFLUSH_RING_ORDERS, generation()) == OPCFLUSH_REALPATH && newest == generation());
	CHECK(ask(generation() - OPCFLUSH_RING_ORDERS, generation() - 1) == 0);
}

int main(void)
{
	alarm(sandbox_lifetime());
	ring = opcflush_memory_share(sizeof(*ring));
	if (!ring) {
		return 1;
	}
	numbers();
	stamps();
	bodies();
	demands();
	compactions();
	crowd();
	whole();
	stalled();
	waiting();
	hostile();
	killing();
	return check_end();
}
