/* SPDX-License-Identifier: BSD-3-Clause
 * The exchange between an instance and the segment. Run by whoever gives an order, and by request starts. */
#include "exchange.h"
#include "bindings.h"
#include "clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Taking in is a matter of microseconds; who does so may be stopped in it. 200 times 100 microseconds. */
#define TAKE_IN_TRIES 200
#define TAKE_IN_PAUSE_NS 100000

/* How many restarts of PHP in one process a child may outlive and still be reached. */
#define FORMER_KEPT 8

/* For whoever looks while there is no instance. */
static _Atomic uint64_t nothing;

_Atomic uint64_t *_Atomic opcflush_exchange_newest = &nothing;

/* Written by startup and shutdown, and by a command line when it attaches; read by handlers, too. */
static _Atomic(opcflush_instance *) received;
static _Atomic(opcflush_ring *) shared;
static opcflush_segment segment;
static opcflush_party self;
static atomic_bool to_all;

/* Written by startup and shutdown, in the process that the instances' processes are forked by; read by handlers, too. */
static _Atomic(opcflush_instance *) former[FORMER_KEPT];
static unsigned retired;

void opcflush_exchange_begin(opcflush_instance *instance)
{
	atomic_store(&received, instance);
	atomic_store(&opcflush_exchange_newest, instance ? &instance->orders.generation : &nothing);
}

opcflush_instance *opcflush_exchange_retire(opcflush_instance *instance)
{
	return atomic_exchange(&former[retired++ % FORMER_KEPT], instance);
}

void opcflush_exchange_attach(const opcflush_segment *with, opcflush_party party, bool signals_to_all)
{
	opcflush_instance *instance = atomic_load(&received);

	segment = *with;
	self = party;
	atomic_store(&to_all, signals_to_all);
	if (party != OPCFLUSH_NOBODY) {
		/* Nothing has been compiled yet that an older order could mean. */
		atomic_store(&instance->exchange.taken_in, atomic_load(&segment.content->ring.generation));
		atomic_store(&instance->exchange.applied, atomic_load(&instance->exchange.taken_in));
		atomic_store(&instance->exchange.offset, OPCFLUSH_ATTACHED);
		atomic_store(&opcflush_exchange_newest, &segment.content->ring.generation);
	}
	atomic_store(&shared, &segment.content->ring);
	opcflush_exchange_report(atomic_load(&instance->exchange.applied));
}

void opcflush_exchange_detach(void)
{
	atomic_store(&shared, NULL);
	opcflush_exchange_begin(atomic_load(&received));
	self = OPCFLUSH_NOBODY;
}

/* A command line's own instance is not attached: it has nothing that others could flush. */
static bool is_attached(opcflush_instance *instance)
{
	return atomic_load(&shared) && (self == OPCFLUSH_NOBODY || atomic_load(&instance->exchange.offset) == OPCFLUSH_ATTACHED);
}

const opcflush_segment *opcflush_exchange_segment(void)
{
	opcflush_instance *instance = atomic_load(&received);

	return instance && is_attached(instance) ? &segment : NULL;
}

opcflush_party opcflush_exchange_party(void)
{
	return self;
}

bool opcflush_exchange_is_lost(void)
{
	return atomic_load(&shared) && !opcflush_exchange_segment();
}

static void advance(_Atomic uint64_t *word, uint64_t number)
{
	uint64_t old = atomic_load(word);

	while (old < number && !atomic_compare_exchange_weak(word, &old, number)) {
	}
}

/* An order's number where the segment has none for it. */
static uint64_t own_number(opcflush_instance *instance, uint64_t generation)
{
	uint64_t offset = atomic_load(&instance->exchange.offset);

	return offset == OPCFLUSH_ATTACHED ? atomic_load(&instance->exchange.taken_in) : generation + offset;
}

/* Whether the segment can have given this number to an order after `known`, which it was known to have got to. */
static bool is_sane(uint64_t number, uint64_t known)
{
	return number > known && number <= OPCFLUSH_GENERATION_MAX;
}

uint64_t opcflush_exchange_generation(void)
{
	opcflush_instance *instance = atomic_load(&received);
	uint64_t known = own_number(instance, atomic_load(&instance->orders.generation)), number;

	if (!is_attached(instance)) {
		return known;
	}
	number = atomic_load(&segment.content->ring.generation);
	if (self == OPCFLUSH_NOBODY) {
		return number;
	}
	advance(&instance->exchange.shown, is_sane(number, known) ? number : known);
	return atomic_load(&instance->exchange.shown);
}

uint64_t opcflush_exchange_applied(uint64_t applied)
{
	opcflush_instance *instance = atomic_load(&received);
	/* Loaded first: E1. */
	uint64_t number = own_number(instance, applied);
	opcflush_order_copy order;

	if (applied >= atomic_load(&instance->orders.generation)) {
		advance(&instance->exchange.applied, number);
	}
	if (opcflush_order_read(&instance->orders, applied, &order)) {
		advance(&instance->exchange.applied, order.number);
	}
	return atomic_load(&instance->exchange.applied);
}

uint64_t opcflush_exchange_local(uint64_t number)
{
	return number - atomic_load(&((opcflush_instance *)atomic_load(&received))->exchange.offset);
}

uint64_t opcflush_exchange_number(uint64_t generation)
{
	return own_number(atomic_load(&received), generation);
}

/* E4. The reset first: who dies in here leaves it to the next one, which gives another. Numbers go on behind the greatest one
 * that is known. */
static void lose(opcflush_instance *instance)
{
	uint64_t attached = OPCFLUSH_ATTACHED;
	uint64_t generation = atomic_load(&instance->orders.generation), greatest = atomic_load(&instance->exchange.shown), offset;
	opcflush_order_copy order = {
		.kind = OPCFLUSH_RESET,
		.pid = opcflush_self_pid(),
		.uid = opcflush_self_uid(),
		.by = "the segment was truncated or overwritten: this instance goes on without it until PHP restarts",
	}, newest;

	if (greatest < atomic_load(&instance->exchange.taken_in)) {
		greatest = atomic_load(&instance->exchange.taken_in);
	}
	if (opcflush_order_read(&instance->orders, generation, &newest) && newest.number > greatest) {
		greatest = newest.number;
	}
	offset = greatest + 1 - generation;
	offset += offset == OPCFLUSH_ATTACHED;
	if (atomic_load(&instance->exchange.offset) == OPCFLUSH_ATTACHED) {
		order.generation = opcflush_order_begin(&instance->orders);
		atomic_compare_exchange_strong(&instance->exchange.offset, &attached, offset);
		order.number = own_number(instance, order.generation);
		opcflush_order_complete(&instance->orders, &order);
	}
	opcflush_segment_lose(&segment);
}

/* E5. Async-signal-safe. */
static void ask_for_compaction(opcflush_instance *instance)
{
	opcflush_gate_set(&instance->gate, OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_ASKED);
}

/* E6. Async-signal-safe. */
static void reset_former(opcflush_instance *instance)
{
	opcflush_order_copy order = {.kind = OPCFLUSH_RESET, .uid = OPCFLUSH_UID_UNKNOWN, .by = "an order to the instance that has followed this one"};

	order.generation = opcflush_order_begin(&instance->orders);
	order.number = own_number(instance, order.generation);
	opcflush_order_complete(&instance->orders, &order);
}

void opcflush_exchange_resume(void)
{
	for (unsigned i = 0; i < FORMER_KEPT; i++) {
		opcflush_instance *before = atomic_load(&former[i]);

		if (before) {
			reset_former(before);
		}
	}
}

/* X1. Async-signal-safe. */
static uint64_t begin_order(opcflush_instance *instance, opcflush_order_kind kind)
{
	if (kind == OPCFLUSH_COMPACT) {
		ask_for_compaction(instance);
		return opcflush_order_begin(&instance->orders);
	}
	opcflush_exchange_resume();
	return opcflush_order_begin(&instance->orders);
}

static void show(opcflush_ring_copy *shown, const char *name, const char *sapi, const char *by, const char *note)
{
	snprintf(shown->name, sizeof(shown->name), "%s", name);
	snprintf(shown->sapi, sizeof(shown->sapi), "%s", sapi);
	snprintf(shown->by, sizeof(shown->by), "%s", by);
	snprintf(shown->note, sizeof(shown->note), "%s", note);
}

static void fill_body(opcflush_body_copy *body, const opcflush_wish *wish, opcflush_shelf *shelf)
{
	memcpy(body->text, wish->text, sizeof(body->text));
	body->list = wish->hash ? opcflush_list_put(shelf, wish->hash, wish->count) : (opcflush_list_reference){0};
}

/* X2, of an order that is the instance's own up to `known`. */
static uint64_t give_number(opcflush_instance *instance, const opcflush_wish *wish, opcflush_ring_copy *shown, uint64_t known)
{
	uint64_t number;

	fill_body(&shown->body, wish, &segment.content->shelf);
	number = opcflush_ring_give(&segment.content->ring, shown);
	if (self == OPCFLUSH_NOBODY) {
		return opcflush_segment_is_sound(&segment) ? number : 0; /* after: the page may have gone meanwhile */
	}
	if (!is_sane(number, known)) {
		lose(instance);
		return 0;
	}
	return number;
}

uint64_t opcflush_exchange_give(const opcflush_wish *wish, opcflush_party to, const char *name, const char *sapi, const char *by,
	const char *note)
{
	opcflush_instance *instance = atomic_load(&received);
	opcflush_order_copy order = {.kind = wish->kind, .pid = opcflush_self_pid(), .uid = opcflush_self_uid()};
	opcflush_ring_copy shown = {.kind = wish->kind, .from = self, .to = to};
	bool is_ours = to == OPCFLUSH_ALL || to == self;
	uint64_t number;

	show(&shown, name, sapi, by, note);
	fill_body(&order.body, wish, &instance->shelf);
	if (is_ours) {
		order.generation = begin_order(instance, order.kind);
	} else {
		order.generation = atomic_load(&instance->orders.generation);
	}
	order.number = own_number(instance, order.generation);
	if (is_attached(instance)) {
		number = give_number(instance, wish, &shown, order.number);
		order.number = number || self == OPCFLUSH_NOBODY ? number : own_number(instance, order.generation);
		advance(&instance->exchange.shown, order.number);
	}
	if (is_ours) {
		memcpy(order.by, shown.by, sizeof(order.by));
		memcpy(order.note, shown.note, sizeof(order.note));
		opcflush_order_complete(&instance->orders, &order);
	}
	return order.number;
}

uint64_t opcflush_exchange_ask(const opcflush_wish *wish, opcflush_party to, const char *name, const char *sapi, const char *by)
{
	opcflush_ring_copy shown = {.kind = wish->kind, .from = self, .to = to};

	show(&shown, name, sapi, by, "");
	fill_body(&shown.body, wish, &segment.content->shelf);
	return opcflush_ring_give(&segment.content->ring, &shown);
}

void opcflush_exchange_signal(int signo, opcflush_order_kind kind, const char *text, int32_t pid, uint32_t uid)
{
	opcflush_instance *instance = atomic_load(&received);
	opcflush_order_copy order;

	if (!instance) {
		return;
	}
	order.generation = begin_order(instance, kind);
	order.kind = kind;
	order.pid = pid;
	order.uid = uid;
	order.signo = signo;
	order.body.list = (opcflush_list_reference){0};
	memcpy(order.body.text, text, sizeof(order.body.text));
	order.number = own_number(instance, order.generation);
	if (is_attached(instance) && self != OPCFLUSH_NOBODY) {
		uint64_t number = opcflush_ring_give_by_signal(&segment.content->ring, &order, self, atomic_load(&to_all) ? OPCFLUSH_ALL : self);

		order.number = is_sane(number, order.number) ? number : order.number;
	}
	opcflush_order_complete(&instance->orders, &order);
}

/* What is known of the segment's order, in the words of the instance's: "opcflush_reset() in FILE on line N, cli, pid 5, uid 0". */
static void describe(const opcflush_ring_copy *given, opcflush_order_copy *order)
{
	char name[OPCFLUSH_SIGNAL_NAME_SIZE];

	order->pid = given->pid;
	order->uid = given->uid;
	memcpy(order->note, given->note, sizeof(order->note));
	if (given->signo) {
		snprintf(order->by, sizeof(order->by), "signal %s from pid %d to another instance",
			opcflush_signal_name(given->signo, name, sizeof(name)), given->pid);
	} else {
		snprintf(order->by, sizeof(order->by), "%.130s, %s, pid %d, uid %u", given->by, given->sapi, given->pid, (unsigned)given->uid);
	}
}

/* The list of an order of the segment's becomes one of the instance's. */
static bool take_in_list(opcflush_instance *instance, opcflush_list_reference *list)
{
	uint64_t *hash;
	bool taken;

	if (!list->place) {
		return true;
	}
	if (list->count > OPCFLUSH_LIST_MAX || !(hash = malloc((list->count + 1) * sizeof(*hash)))) {
		return false;
	}
	taken = opcflush_list_get(&segment.content->shelf, list, hash);
	if (taken) {
		*list = opcflush_list_put(&instance->shelf, hash, list->count);
	}
	free(hash);
	return taken;
}

/* One order of the instance. A selective one that cannot be read as it was given becomes a reset. */
static void take_in_one(opcflush_instance *instance, uint64_t number, bool as_reset)
{
	opcflush_order_copy order = {.kind = OPCFLUSH_RESET, .number = number, .uid = OPCFLUSH_UID_UNKNOWN,
		.by = "orders that are not known any more"};
	opcflush_ring_copy given;

	if (opcflush_ring_read(&segment.content->ring, number, &given)) {
		describe(&given, &order);
		if (!as_reset && (!opcflush_order_is_selective(given.kind) || take_in_list(instance, &given.body.list))) {
			order.kind = given.kind;
			order.body = given.body;
		}
	}
	order.generation = opcflush_order_begin(&instance->orders);
	opcflush_order_complete(&instance->orders, &order);
}

static void take_in_demand(opcflush_instance *instance, const opcflush_ring_demand *demand, uint64_t from, uint64_t to)
{
	if (demand->compact) {
		ask_for_compaction(instance);
	}
	if (demand->question) {
		advance(&instance->exchange.question, demand->question);
	}
	if (demand->extent != OPCFLUSH_ABOUT_SOME) {
		if (demand->newest) {
			take_in_one(instance, demand->newest, demand->extent == OPCFLUSH_ABOUT_ALL);
		}
		return;
	}
	for (uint64_t number = from + 1; number <= to; number++) {
		if (opcflush_ring_asks_for_some(&segment.content->ring, number, self)) {
			take_in_one(instance, number, false);
		}
	}
}

/* X3, X4. */
static void take_in(opcflush_instance *instance, uint64_t seen)
{
	uint64_t from = atomic_load(&instance->exchange.taken_in), to = atomic_load(&segment.content->ring.generation);
	opcflush_ring_demand demand;

	if (to < from || to < seen || to > OPCFLUSH_GENERATION_MAX || !opcflush_segment_is_sound(&segment)) {
		lose(instance);
		return;
	}
	opcflush_ring_ask(&segment.content->ring, from, to, self, &demand);
	take_in_demand(instance, &demand, from, to);
	advance(&instance->exchange.taken_in, to);
}

bool opcflush_exchange_take_question(opcflush_ring_copy *question)
{
	opcflush_instance *instance = atomic_load(&received);
	uint64_t asked = atomic_load(&instance->exchange.question), answered = atomic_load(&instance->exchange.answered);

	return asked > answered && is_attached(instance) && atomic_compare_exchange_strong(&instance->exchange.answered, &answered, asked)
		&& opcflush_ring_read(&segment.content->ring, asked, question) && question->kind == OPCFLUSH_DRY_RUN;
}

/* Whether the orders up to `seen` are in; `taken_in` becomes how far it is. The generation is loaded after that, which follows
 * it: below, it went backwards, which is for take_in() to judge. So is a segment that makes no sense. */
static bool is_taken_in(opcflush_instance *instance, uint64_t seen, uint64_t *taken_in)
{
	*taken_in = atomic_load(&instance->exchange.taken_in);
	return *taken_in >= seen && atomic_load(&segment.content->ring.generation) >= *taken_in && opcflush_segment_is_sound(&segment);
}

uint64_t opcflush_exchange_take_in(uint64_t seen)
{
	const struct timespec pause = {0, TAKE_IN_PAUSE_NS};
	opcflush_instance *instance = atomic_load(&received);
	uint64_t taken_in = 0;

	if (self == OPCFLUSH_NOBODY || !atomic_load(&shared)) {
		return 0;
	}
	for (int i = 0; is_attached(instance) && !is_taken_in(instance, seen, &taken_in); i++) {
		if (opcflush_lock_try(&instance->exchange.taking_in) != OPCFLUSH_LOCK_BUSY) {
			take_in(instance, seen);
			opcflush_lock_release(&instance->exchange.taking_in);
		} else if (i >= TAKE_IN_TRIES) {
			take_in(instance, seen); /* E3 */
		} else {
			opcflush_rest(&pause);
		}
	}
	if (is_attached(instance)) {
		return taken_in;
	}
	/* Lost, maybe by another process of the instance. */
	opcflush_segment_lose(&segment);
	atomic_store(&opcflush_exchange_newest, &instance->orders.generation);
	return 0;
}

void opcflush_exchange_report(uint64_t number)
{
	if (self != OPCFLUSH_NOBODY && opcflush_exchange_segment()) {
		advance(&opcflush_roster_row_of(&segment, self)->applied, number);
	}
}

void opcflush_exchange_report_flush(const opcflush_sweep_count *count)
{
	opcflush_roster_row *row;

	if (self != OPCFLUSH_NOBODY && opcflush_exchange_segment()) {
		row = opcflush_roster_row_of(&segment, self);
		atomic_store(&row->looked_at, count->looked_at);
		atomic_store(&row->invalidated, count->invalidated);
		atomic_store(&row->kept, count->kept);
	}
}
