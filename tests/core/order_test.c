/* SPDX-License-Identifier: BSD-3-Clause
 * Orders: their generations, the ring of the newest, and that none is lost between processes and signal handlers. */
#include "../../src/core/memory.h"
#include "../../src/core/order.h"
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RAISERS 6
#define ORDERS_EACH 3000

static opcflush_orders *orders;
static opcflush_order_copy copy;

static void begin(void)
{
	memset(orders, 0, sizeof(*orders));
	opcflush_orders_init(orders);
}

static uint64_t newest(void)
{
	return atomic_load(&orders->generation);
}

/* Whether a reset is among the orders of a range, or something that counts as one. */
static bool is_reset(uint64_t from, uint64_t to)
{
	return opcflush_orders_extent(orders, from, to) == OPCFLUSH_ABOUT_ALL;
}

/* What a caller does. */
static uint64_t give(opcflush_order_kind kind, const char *by, const char *note)
{
	opcflush_order_copy order = {.kind = kind, .pid = (int)getpid(), .uid = (uint32_t)geteuid()};

	snprintf(order.by, sizeof(order.by), "%s", by);
	snprintf(order.note, sizeof(order.note), "%s", note);
	order.generation = opcflush_order_begin(orders);
	order.number = order.generation + 1000;
	opcflush_order_complete(orders, &order);
	return order.generation;
}

/* What a handler does: the texts are not touched. */
static uint64_t give_by_signal(int signo, opcflush_order_kind kind, pid_t sender)
{
	opcflush_order_copy order;

	order.generation = opcflush_order_begin(orders);
	order.kind = kind;
	order.number = order.generation + 1000;
	order.pid = (int)sender;
	order.uid = OPCFLUSH_UID_UNKNOWN;
	order.signo = signo;
	order.body.list = (opcflush_list_reference){0};
	strcpy(order.body.text, "invalidate /srv/signal/");
	opcflush_order_complete(orders, &order);
	return order.generation;
}

static opcflush_order *place_of(uint64_t generation)
{
	return &orders->ring[generation % OPCFLUSH_ORDERS_KEPT];
}

/* Gives so many orders to drop realpath caches only. */
static void give_realpath(unsigned count)
{
	while (count-- > 0) {
		give(OPCFLUSH_REALPATH, "", "");
	}
}

static void generations(void)
{
	opcflush_order_copy given = {.kind = OPCFLUSH_RESET};

	check_group("generation 1 is nothing ordered, and each order raises it by one");
	begin();
	CHECK(newest() == 1 && !opcflush_order_read(orders, 1, &copy));
	CHECK(give(OPCFLUSH_RESET, "somebody", "something") == 2);
	CHECK(give(OPCFLUSH_REALPATH, "somebody else", "") == 3 && newest() == 3);

	check_group("an order is read as it was given");
	CHECK(opcflush_order_read(orders, 2, &copy) && copy.generation == 2 && copy.kind == OPCFLUSH_RESET);
	CHECK(copy.pid == (int)getpid() && copy.uid == (uint32_t)geteuid() && copy.signo == 0 && copy.time != 0 && copy.number == 1002);
	CHECK(!strcmp(copy.by, "somebody") && !strcmp(copy.note, "something"));
	CHECK(opcflush_order_read(orders, 3, &copy) && copy.kind == OPCFLUSH_REALPATH && copy.number == 1003);
	CHECK(!strcmp(copy.by, "somebody else") && copy.note[0] == '\0');
	CHECK(!opcflush_order_read(orders, 4, &copy));

	check_group("texts that fill their places end all the same");
	memset(given.by, 'b', sizeof(given.by));
	memset(given.note, 'n', sizeof(given.note));
	given.generation = opcflush_order_begin(orders);
	opcflush_order_complete(orders, &given);
	CHECK(opcflush_order_read(orders, given.generation, &copy));
	CHECK(strlen(copy.by) == OPCFLUSH_BY_SIZE - 1 && strlen(copy.note) == OPCFLUSH_NOTE_SIZE - 1);

	check_group("orders have names");
	CHECK(!strcmp(opcflush_order_name(OPCFLUSH_RESET), "reset"));
	CHECK(!strcmp(opcflush_order_name(OPCFLUSH_REALPATH), "realpath"));
	CHECK(!strcmp(opcflush_order_name(OPCFLUSH_INVALIDATE), "invalidate"));
	CHECK(!strcmp(opcflush_order_name(OPCFLUSH_REFRESH), "refresh"));
	CHECK(!strcmp(opcflush_order_name(OPCFLUSH_DRY_RUN), "refresh --dry-run"));
	CHECK(!strcmp(opcflush_order_name(OPCFLUSH_COMPACT), "compact"));
}

static void ring(void)
{
	check_group("a reset is found wherever it is in the range, and not outside of it");
	begin();
	give_realpath(3);
	give(OPCFLUSH_RESET, "", "");
	give_realpath(3);
	CHECK(is_reset(1, newest()));
	CHECK(is_reset(4, 5) && is_reset(4, newest()));
	CHECK(!is_reset(1, 4) && !is_reset(5, newest()));
	CHECK(!is_reset(5, 5) && !is_reset(newest(), newest()));

	check_group("an order to compact is about as much as one to drop realpath caches: nothing of the cache, and it has no body");
	begin();
	CHECK(give(OPCFLUSH_COMPACT, "somebody", "something") == 2 && opcflush_orders_extent(orders, 1, 2) == OPCFLUSH_ABOUT_NOTHING);
	CHECK(!opcflush_order_is_selective(OPCFLUSH_COMPACT));
	memset(&place_of(2)->body, 0xff, sizeof(place_of(2)->body));
	CHECK(opcflush_order_read(orders, 2, &copy) && copy.kind == OPCFLUSH_COMPACT && copy.number == 1002 && !strcmp(copy.note, "something"));
	give_realpath(1);
	CHECK(give_by_signal(SIGURG, OPCFLUSH_COMPACT, 4711) == 4 && opcflush_orders_extent(orders, 1, 4) == OPCFLUSH_ABOUT_NOTHING);
	CHECK(opcflush_order_read(orders, 4, &copy) && copy.kind == OPCFLUSH_COMPACT && copy.signo == SIGURG && copy.pid == 4711);
	give(OPCFLUSH_RESET, "", "");
	CHECK(is_reset(1, 5) && !is_reset(1, 4));

	check_group("an order is in effect from its beginning, and counts as a reset until it is complete");
	begin();
	give_realpath(OPCFLUSH_ORDERS_KEPT);
	copy = (opcflush_order_copy){.generation = opcflush_order_begin(orders), .kind = OPCFLUSH_REALPATH};
	CHECK(newest() == copy.generation && is_reset(newest() - 1, newest()));
	opcflush_order_complete(orders, &copy);
	CHECK(!is_reset(newest() - 1, newest()));

	check_group("an order that was begun and never completed counts as a reset");
	begin();
	give_realpath(1);
	opcflush_order_begin(orders);
	give_realpath(1);
	CHECK(is_reset(2, 3) && is_reset(1, 4));
	CHECK(!is_reset(3, 4));
	CHECK(!opcflush_order_read(orders, 3, &copy));

	check_group("one that was never written does not pass for the order whose place it took");
	begin();
	give_realpath(OPCFLUSH_ORDERS_KEPT);
	opcflush_order_begin(orders);
	CHECK(is_reset(newest() - 1, newest()));
	CHECK(!opcflush_order_read(orders, newest(), &copy));

	check_group("as many orders as the ring keeps are known");
	begin();
	give(OPCFLUSH_RESET, "", "");
	give_realpath(OPCFLUSH_ORDERS_KEPT);
	CHECK(!is_reset(2, newest()));
	CHECK(opcflush_order_read(orders, 3, &copy) && opcflush_order_read(orders, newest(), &copy));

	check_group("who is further behind takes what it missed for a reset");
	CHECK(is_reset(1, newest()));
	give_realpath(1);
	CHECK(is_reset(2, newest()) && !opcflush_order_read(orders, 3, &copy));
	CHECK(!is_reset(3, newest()));
	give_realpath(10 * OPCFLUSH_ORDERS_KEPT + 7);
	CHECK(is_reset(3, newest()));
	/* A range of old ones, though it is short: their places hold later orders. */
	CHECK(is_reset(10, 12));
}

static uint64_t give_text(opcflush_order_kind kind, const char *text, opcflush_list_reference list)
{
	opcflush_order_copy order = {.kind = kind, .body.list = list};

	snprintf(order.body.text, sizeof(order.body.text), "%s", text);
	order.generation = opcflush_order_begin(orders);
	opcflush_order_complete(orders, &order);
	return order.generation;
}

static void selective(void)
{
	const opcflush_list_reference list = {.place = 7, .count = 8, .sum = 9}, none = {0};
	uint64_t late;

	check_group("a selective order is read with its text and its list, and is about some of the cache");
	begin();
	give_realpath(1);
	CHECK(give_text(OPCFLUSH_INVALIDATE, "invalidate @/srv/list", list) == 3 && give_text(OPCFLUSH_REFRESH, "refresh", none) == 4);
	CHECK(opcflush_order_read(orders, 3, &copy) && copy.kind == OPCFLUSH_INVALIDATE && !strcmp(copy.body.text, "invalidate @/srv/list"));
	CHECK(copy.body.list.place == 7 && copy.body.list.count == 8 && copy.body.list.sum == 9);
	CHECK(opcflush_order_read(orders, 4, &copy) && copy.kind == OPCFLUSH_REFRESH && !strcmp(copy.body.text, "refresh") && !copy.body.list.place);
	CHECK(opcflush_orders_extent(orders, 1, 1) == OPCFLUSH_ABOUT_NOTHING && opcflush_orders_extent(orders, 1, 2) == OPCFLUSH_ABOUT_NOTHING);
	CHECK(opcflush_orders_extent(orders, 2, 3) == OPCFLUSH_ABOUT_SOME && opcflush_orders_extent(orders, 3, 4) == OPCFLUSH_ABOUT_SOME);
	CHECK(opcflush_orders_extent(orders, 1, 4) == OPCFLUSH_ABOUT_SOME);

	check_group("with a reset among them they are about everything, with others about no more than they say");
	give_realpath(1);
	CHECK(opcflush_orders_extent(orders, 1, 5) == OPCFLUSH_ABOUT_SOME);
	give(OPCFLUSH_RESET, "", "");
	give_text(OPCFLUSH_REFRESH, "refresh", none);
	CHECK(opcflush_orders_extent(orders, 1, 7) == OPCFLUSH_ABOUT_ALL && opcflush_orders_extent(orders, 6, 7) == OPCFLUSH_ABOUT_SOME);

	check_group("where selective orders are resets, they are about everything, by a signal, too");
	orders->widened = true;
	CHECK(give_text(OPCFLUSH_REFRESH, "refresh /srv/", none) == 8 && give_text(OPCFLUSH_REALPATH, "realpath", none) == 9);
	CHECK(opcflush_orders_extent(orders, 7, 8) == OPCFLUSH_ABOUT_ALL && opcflush_orders_extent(orders, 8, 9) == OPCFLUSH_ABOUT_NOTHING);
	CHECK(opcflush_order_read(orders, 8, &copy) && copy.kind == OPCFLUSH_RESET && !copy.body.text[0]);
	orders->widened = false;

	check_group("an order has no body but its own, whatever stood in its place");
	begin();
	for (int i = 0; i < OPCFLUSH_ORDERS_KEPT; i++) {
		give_text(OPCFLUSH_INVALIDATE, "invalidate /old", list);
	}
	give_realpath(1);
	memset(&copy, 'x', sizeof(copy));
	CHECK(opcflush_order_read(orders, newest(), &copy) && !copy.body.text[0]);

	check_group("one whose body is spoilt is not read, and was still given");
	give_text(OPCFLUSH_INVALIDATE, "invalidate /srv/", none);
	late = newest();
	CHECK(opcflush_order_read(orders, late, &copy));
	atomic_fetch_xor(&place_of(late)->body.text[1], 1);
	CHECK(!opcflush_order_read(orders, late, &copy) && !opcflush_order_await(orders, late, &copy));
	CHECK(opcflush_orders_extent(orders, late - 1, late) == OPCFLUSH_ABOUT_SOME);

	check_group("a writer that was stopped until the ring had gone round spoils the order in its place, wherever it goes on");
	begin();
	late = opcflush_order_begin(orders);
	for (int i = 0; i < OPCFLUSH_ORDERS_KEPT; i++) {
		give_text(OPCFLUSH_INVALIDATE, "invalidate /srv/new/", none);
	}
	CHECK(opcflush_order_read(orders, late + OPCFLUSH_ORDERS_KEPT, &copy));
	copy = (opcflush_order_copy){.generation = late, .kind = OPCFLUSH_INVALIDATE, .body = {.text = "invalidate /srv/old/"}};
	opcflush_body_store(&place_of(late)->body, &copy.body, late);
	CHECK(!opcflush_order_read(orders, late + OPCFLUSH_ORDERS_KEPT, &copy) && !opcflush_order_read(orders, late, &copy));
	copy = (opcflush_order_copy){.generation = late, .kind = OPCFLUSH_INVALIDATE, .body = {.text = "invalidate /srv/old/"}};
	opcflush_order_complete(orders, &copy);
	CHECK(opcflush_orders_extent(orders, newest() - 1, newest()) == OPCFLUSH_ABOUT_ALL && !opcflush_order_read(orders, newest(), &copy));

	check_group("what is no order, such as a dry run, counts as a reset");
	begin();
	give_text(OPCFLUSH_DRY_RUN, "refresh", none);
	CHECK(opcflush_orders_extent(orders, 1, 2) == OPCFLUSH_ABOUT_ALL);
	give_text((opcflush_order_kind)7, "refresh", none);
	CHECK(opcflush_orders_extent(orders, 2, 3) == OPCFLUSH_ABOUT_ALL);
	give_text((opcflush_order_kind)0, "refresh", none);
	CHECK(opcflush_orders_extent(orders, 3, 4) == OPCFLUSH_ABOUT_ALL);
}

static void *complete_late(void *generation)
{
	const struct timespec pause = {0, 300000};
	opcflush_order_copy order = {.generation = *(uint64_t *)generation, .kind = OPCFLUSH_REFRESH, .body = {.text = "refresh /srv/"}};

	nanosleep(&pause, NULL);
	opcflush_order_complete(orders, &order);
	return NULL;
}

static uint64_t clock_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void waiting(void)
{
	uint64_t before;
	unsigned awaited = 0;
	bool right = true;

	check_group("an order that is being written is waited for, a bounded time");
	begin();
	for (int i = 0; i < 2000 && awaited < 5; i++) {
		uint64_t generation = opcflush_order_begin(orders);
		pthread_t thread;
		bool read;

		pthread_create(&thread, NULL, complete_late, &generation);
		read = opcflush_order_await(orders, generation, &copy);
		right = right && (!read || (copy.generation == generation && !strcmp(copy.body.text, "refresh /srv/")));
		awaited += read;
		pthread_join(thread, NULL);
	}
	CHECK(right && awaited == 5);
	opcflush_order_begin(orders);
	before = clock_now();
	CHECK(!opcflush_order_await(orders, newest(), &copy) && clock_now() - before > 4000000 && clock_now() - before < 2000000000);
	before = clock_now();
	CHECK(opcflush_order_await(orders, newest() - 1, &copy) && !opcflush_order_await(orders, 1, &copy));
	CHECK(clock_now() - before < 1000000000);
}

static void by_signal(void)
{
	check_group("an order by a signal has its sender and no texts, whatever stood in its place");
	begin();
	for (int i = 0; i < OPCFLUSH_ORDERS_KEPT; i++) {
		give(OPCFLUSH_RESET, "an old caller", "an old note");
	}
	give_by_signal(SIGURG, OPCFLUSH_REALPATH, 4711);
	CHECK(newest() == OPCFLUSH_ORDERS_KEPT + 2 && opcflush_order_read(orders, newest(), &copy));
	CHECK(copy.kind == OPCFLUSH_REALPATH && copy.signo == SIGURG && copy.pid == 4711 && copy.uid == OPCFLUSH_UID_UNKNOWN);
	CHECK(copy.number == newest() + 1000 && copy.by[0] == '\0' && copy.note[0] == '\0');
	CHECK(!is_reset(newest() - 1, newest()));

	check_group("and its selectors, if it has any");
	give_by_signal(SIGURG, OPCFLUSH_INVALIDATE, 4711);
	CHECK(opcflush_order_read(orders, newest(), &copy) && copy.kind == OPCFLUSH_INVALIDATE && copy.signo == SIGURG);
	CHECK(!strcmp(copy.body.text, "invalidate /srv/signal/") && !copy.body.list.place && copy.by[0] == '\0' && copy.note[0] == '\0');
}

static void handle(int signo, siginfo_t *info, void *context)
{
	(void)context;
	give_by_signal(signo, OPCFLUSH_RESET, info->si_pid);
}

/* Gives orders by calls, and by signals to itself that interrupt the calls; leaves when one of its resets got lost. */
static void give_orders(unsigned seed)
{
	struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_RESTART};
	pid_t parent = getppid(), timer;

	sigaction(SIGURG, &action, NULL);
	timer = fork();
	if (timer == 0) {
		for (int i = 0; i < ORDERS_EACH / 10 && getppid() != 1; i++) {
			union sigval value = {.sival_int = i};

			/* Queued real-time signals are not merged, so that they can be counted. */
			while (sigqueue(getppid(), SIGRTMIN, value) != 0 && errno == EAGAIN) {
			}
		}
		_exit(0);
	}
	for (int i = 0; i < ORDERS_EACH; i++) {
		static const opcflush_order_kind kinds[] = {OPCFLUSH_RESET, OPCFLUSH_REALPATH, OPCFLUSH_REFRESH, OPCFLUSH_INVALIDATE, OPCFLUSH_COMPACT};
		opcflush_order_kind kind = kinds[(unsigned)rand_r(&seed) % 5];
		uint64_t generation = give(kind, "", "");
		opcflush_extent least = kind == OPCFLUSH_RESET ? OPCFLUSH_ABOUT_ALL
			: kind == OPCFLUSH_REALPATH || kind == OPCFLUSH_COMPACT ? OPCFLUSH_ABOUT_NOTHING : OPCFLUSH_ABOUT_SOME;

		if (opcflush_orders_extent(orders, generation - 1, generation) < least) {
			_exit(1);
		}
		kill(getpid(), SIGURG);
	}
	while (waitpid(timer, NULL, 0) != timer) {
	}
	_exit(getppid() == parent ? 0 : 1);
}

static void from_everywhere(void)
{
	struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_RESTART};
	pid_t raiser[RAISERS];
	uint64_t seen = 0, readable = 0;
	bool grew = true, ended_well = true;

	check_group("orders of several processes, by calls and by handlers that interrupt them, are all counted");
	begin();
	sigaction(SIGRTMIN, &action, NULL);
	for (int i = 0; i < RAISERS; i++) {
		raiser[i] = fork();
		if (raiser[i] == 0) {
			give_orders((unsigned)i);
		}
	}
	for (int i = 0; i < RAISERS; i++) {
		int status = -1;

		while (waitpid(raiser[i], &status, WNOHANG) == 0) {
			grew = grew && newest() >= seen;
			seen = newest();
		}
		ended_well = ended_well && status == 0;
	}
	CHECK(ended_well && grew);
	CHECK(newest() == 1 + RAISERS * (2 * ORDERS_EACH + ORDERS_EACH / 10));

	check_group("what the ring has of them afterwards belongs to its generation, or counts as a reset");
	for (uint64_t generation = newest(); generation > newest() - OPCFLUSH_ORDERS_KEPT; generation--) {
		if (opcflush_order_read(orders, generation, &copy)) {
			readable++;
			CHECK(copy.generation == generation && copy.kind >= OPCFLUSH_RESET && copy.kind <= OPCFLUSH_COMPACT && copy.kind != OPCFLUSH_DRY_RUN);
			CHECK(is_reset(generation - 1, generation) == (copy.kind == OPCFLUSH_RESET));
		} else {
			CHECK(is_reset(generation - 1, generation));
		}
	}
	CHECK(readable > 0);
}

int main(void)
{
	alarm(60);
	orders = opcflush_memory_share(sizeof(*orders));
	if (orders == NULL) {
		return 1;
	}
	generations();
	ring();
	selective();
	waiting();
	by_signal();
	from_everywhere();
	return check_end();
}
