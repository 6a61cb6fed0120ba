/* SPDX-License-Identifier: BSD-3-Clause
 * The segment's ring of orders. Written and read by all processes that have the segment mapped. */
#include "ring.h"
#include "clock.h"

#include <string.h>

/* How long an order may take from its number to its stamp before it counts as a reset: 100 times 50 microseconds. Its writer
 * may be without a processor meanwhile. */
#define STAMP_TRIES 100
#define STAMP_PAUSE_NS 50000

#define KIND_OF(stamp) ((int)((stamp) & 0xff))
#define TO_OF(stamp) ((opcflush_party)((stamp) >> 8 & 0xff))
#define FROM_OF(stamp) ((opcflush_party)((stamp) >> 16 & 0xff))
#define GENERATION_OF(stamp) ((stamp) >> 24)

static opcflush_ring_order *order_of(opcflush_ring *ring, uint64_t generation)
{
	return &ring->order[generation % OPCFLUSH_RING_ORDERS];
}

/* Sequentially consistent: pairs with the load in a request's start, which comes after it went online (presence.h). */
static opcflush_ring_order *raise_generation(opcflush_ring *ring, uint64_t *generation)
{
	opcflush_ring_order *order;

	*generation = atomic_fetch_add(&ring->generation, 1) + 1;
	order = order_of(ring, *generation);
	atomic_store(&order->stamp, 0);
	/* Before what follows: pairs with the second load of the stamp in opcflush_ring_read(). */
	atomic_thread_fence(memory_order_release);
	atomic_store_explicit(&order->time, opcflush_clock_of_day(), memory_order_relaxed);
	return order;
}

/* Release: pairs with the acquire of the stamp in opcflush_ring_read(). */
static void stamp(opcflush_ring_order *order, uint64_t generation, opcflush_order_kind kind, opcflush_party from, opcflush_party to)
{
	atomic_store_explicit(&order->stamp, generation << 24 | (uint64_t)from << 16 | (uint64_t)to << 8 | (uint64_t)kind,
		memory_order_release);
}

void opcflush_text_copy(char *to, const char *from, size_t size)
{
	const volatile char *byte = from; /* each is read once: it may be another one the next time */
	size_t i = 0;
	char c;

	for (; i < size - 1 && (c = byte[i]); i++) {
		to[i] = (unsigned char)c < ' ' || c == 0x7f ? '?' : c;
	}
	to[i] = '\0';
}

static void store_body(opcflush_ring_order *order, opcflush_order_kind kind, const opcflush_body_copy *body, uint64_t generation)
{
	if (opcflush_order_is_selective(kind)) {
		opcflush_body_store(&order->body, body, generation);
	}
}

uint64_t opcflush_ring_give(opcflush_ring *ring, const opcflush_ring_copy *given)
{
	uint64_t generation;
	opcflush_ring_order *order = raise_generation(ring, &generation);

	atomic_store_explicit(&order->pid, opcflush_self_pid(), memory_order_relaxed);
	atomic_store_explicit(&order->uid, opcflush_self_uid(), memory_order_relaxed);
	atomic_store_explicit(&order->signo, 0, memory_order_relaxed);
	opcflush_text_copy(order->sapi, given->sapi, sizeof(order->sapi));
	opcflush_text_copy(order->name, given->name, sizeof(order->name));
	opcflush_text_copy(order->by, given->by, sizeof(order->by));
	opcflush_text_copy(order->note, given->note, sizeof(order->note));
	store_body(order, given->kind, &given->body, generation);
	stamp(order, generation, given->kind, given->from, given->to);
	return generation;
}

uint64_t opcflush_ring_give_by_signal(opcflush_ring *ring, const opcflush_order_copy *given, opcflush_party from, opcflush_party to)
{
	uint64_t generation;
	opcflush_ring_order *order = raise_generation(ring, &generation);

	atomic_store_explicit(&order->pid, (int32_t)given->pid, memory_order_relaxed);
	atomic_store_explicit(&order->uid, given->uid, memory_order_relaxed);
	atomic_store_explicit(&order->signo, given->signo, memory_order_relaxed);
	store_body(order, given->kind, &given->body, generation);
	stamp(order, generation, given->kind, from, to);
	return generation;
}

static bool is_known(int kind)
{
	return kind >= OPCFLUSH_RESET && kind <= OPCFLUSH_COMPACT;
}

bool opcflush_ring_read(opcflush_ring *ring, uint64_t generation, opcflush_ring_copy *copy)
{
	opcflush_ring_order *order = order_of(ring, generation);
	uint64_t seen = atomic_load_explicit(&order->stamp, memory_order_acquire);

	if (GENERATION_OF(seen) != generation || !is_known(KIND_OF(seen))) {
		return false;
	}
	copy->generation = generation;
	copy->kind = (opcflush_order_kind)KIND_OF(seen);
	copy->from = FROM_OF(seen);
	copy->to = TO_OF(seen);
	copy->time = atomic_load_explicit(&order->time, memory_order_relaxed);
	copy->pid = atomic_load_explicit(&order->pid, memory_order_relaxed);
	copy->uid = atomic_load_explicit(&order->uid, memory_order_relaxed);
	copy->signo = atomic_load_explicit(&order->signo, memory_order_relaxed);
	copy->sapi[0] = copy->name[0] = copy->by[0] = copy->note[0] = copy->body.text[0] = '\0';
	if (opcflush_order_is_selective(copy->kind) && !opcflush_body_load(&order->body, &copy->body, generation)) {
		return false;
	}
	if (!copy->signo) {
		opcflush_text_copy(copy->sapi, order->sapi, sizeof(copy->sapi));
		opcflush_text_copy(copy->name, order->name, sizeof(copy->name));
		opcflush_text_copy(copy->by, order->by, sizeof(copy->by));
		opcflush_text_copy(copy->note, order->note, sizeof(copy->note));
	}
	/* The copy is whole only if the stamp has not moved meanwhile. */
	atomic_thread_fence(memory_order_acquire);
	return atomic_load_explicit(&order->stamp, memory_order_relaxed) == seen;
}

/* A stamp of an earlier round, or none: its writer has the number and has not come to this yet. */
static bool may_be_on_its_way(uint64_t stamp, uint64_t generation)
{
	return GENERATION_OF(stamp) < generation;
}

/* `tries`: how often it may wait, for all that the caller asks for. */
static uint64_t await_stamp(opcflush_ring_order *order, uint64_t generation, int *tries)
{
	const struct timespec pause = {0, STAMP_PAUSE_NS};
	uint64_t stamp = atomic_load_explicit(&order->stamp, memory_order_acquire);

	while (may_be_on_its_way(stamp, generation) && *tries > 0) {
		opcflush_rest(&pause);
		(*tries)--;
		stamp = atomic_load_explicit(&order->stamp, memory_order_acquire);
	}
	return stamp;
}

/* What one order asks of `self`, 0 for nothing. */
static int ask(opcflush_ring *ring, uint64_t generation, opcflush_party self, int *tries)
{
	uint64_t stamp = await_stamp(order_of(ring, generation), generation, tries);

	if (GENERATION_OF(stamp) != generation || !is_known(KIND_OF(stamp))) {
		return OPCFLUSH_RESET;
	}
	if (FROM_OF(stamp) == self || (TO_OF(stamp) != OPCFLUSH_ALL && TO_OF(stamp) != self)) {
		return 0;
	}
	return KIND_OF(stamp);
}

static opcflush_extent extent_of(int kind)
{
	return kind == OPCFLUSH_RESET ? OPCFLUSH_ABOUT_ALL
		: kind == OPCFLUSH_REALPATH || kind == OPCFLUSH_COMPACT ? OPCFLUSH_ABOUT_NOTHING : OPCFLUSH_ABOUT_SOME;
}

static void ask_for_one(opcflush_ring_demand *demand, uint64_t generation, int kind)
{
	demand->compact = demand->compact || kind == OPCFLUSH_COMPACT;
	if (kind == OPCFLUSH_DRY_RUN) {
		demand->question = demand->question ? demand->question : generation;
	} else if (!demand->newest || extent_of(kind) > demand->extent) {
		demand->newest = generation;
		demand->extent = extent_of(kind);
	}
}

void opcflush_ring_ask(opcflush_ring *ring, uint64_t from, uint64_t to, opcflush_party self, opcflush_ring_demand *demand)
{
	int tries = STAMP_TRIES;

	*demand = (opcflush_ring_demand){.extent = OPCFLUSH_ABOUT_NOTHING};
	if (to - from > OPCFLUSH_RING_ORDERS) {
		from = to - OPCFLUSH_RING_ORDERS;
		demand->newest = to;
		demand->extent = OPCFLUSH_ABOUT_ALL;
	}
	for (uint64_t generation = to; generation > from; generation--) {
		int kind = ask(ring, generation, self, &tries);

		if (kind) {
			ask_for_one(demand, generation, kind);
		}
	}
}

bool opcflush_ring_asks_for_some(opcflush_ring *ring, uint64_t generation, opcflush_party self)
{
	int none = 0, kind = ask(ring, generation, self, &none);

	return kind && kind != OPCFLUSH_DRY_RUN && extent_of(kind) != OPCFLUSH_ABOUT_NOTHING;
}
