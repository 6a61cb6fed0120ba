/* SPDX-License-Identifier: BSD-3-Clause
 * Orders: the generation and the ring behind it. Runs in every process of an instance, its signal handlers included. */
#include "order.h"
#include "clock.h"

#include <string.h>

/* How long an order may take from its number to its stamp before it counts as a reset: 100 times 50 microseconds. Its writer
 * may be without a processor meanwhile. */
#define STAMP_TRIES 100
#define STAMP_PAUSE_NS 50000

static opcflush_order *order_of(opcflush_orders *orders, uint64_t generation)
{
	return &orders->ring[generation % OPCFLUSH_ORDERS_KEPT];
}

void opcflush_orders_init(opcflush_orders *orders)
{
	atomic_init(&orders->generation, 1);
}

/* The add is what counts: it is sequentially consistent, and pairs with the worker that marks its slot and then loads
 * the generation (opcflush_slot_mark()): either the worker sees this order, or whoever applies it sees the mark.
 * Who dies before the order is complete leaves one that everybody takes for a reset. */
uint64_t opcflush_order_begin(opcflush_orders *orders)
{
	uint64_t generation = atomic_fetch_add(&orders->generation, 1) + 1;

	atomic_store(&order_of(orders, generation)->stamp, 0);
	return generation;
}

void opcflush_order_complete(opcflush_orders *orders, const opcflush_order_copy *given)
{
	opcflush_order *order = order_of(orders, given->generation);
	opcflush_order_kind kind = orders->widened && opcflush_order_is_selective(given->kind) ? OPCFLUSH_RESET : given->kind;

	/* Before what follows: pairs with the second load of the stamp in opcflush_order_read(). */
	atomic_thread_fence(memory_order_release);
	atomic_store_explicit(&order->number, given->number, memory_order_relaxed);
	atomic_store_explicit(&order->time, opcflush_clock_of_day(), memory_order_relaxed);
	atomic_store_explicit(&order->pid, (int32_t)given->pid, memory_order_relaxed);
	atomic_store_explicit(&order->uid, given->uid, memory_order_relaxed);
	atomic_store_explicit(&order->signo, given->signo, memory_order_relaxed);
	if (!given->signo) {
		memcpy(order->by, given->by, sizeof(order->by));
		memcpy(order->note, given->note, sizeof(order->note));
	}
	if (opcflush_order_is_selective(kind)) {
		opcflush_body_store(&order->body, &given->body, given->generation);
	}
	/* Release: pairs with the acquire of the stamp in opcflush_order_read(). */
	atomic_store_explicit(&order->stamp, given->generation << 8 | (uint64_t)kind, memory_order_release);
}

/* A stamp of an earlier round, or none: its writer has the number and has not come to this yet. */
static uint64_t await_stamp(opcflush_order *order, uint64_t generation)
{
	const struct timespec pause = {0, STAMP_PAUSE_NS};
	uint64_t stamp = atomic_load_explicit(&order->stamp, memory_order_acquire);

	for (int i = 0; i < STAMP_TRIES && stamp >> 8 < generation; i++) {
		opcflush_rest(&pause);
		stamp = atomic_load_explicit(&order->stamp, memory_order_acquire);
	}
	return stamp;
}

opcflush_extent opcflush_orders_extent(opcflush_orders *orders, uint64_t from, uint64_t to)
{
	opcflush_extent extent = OPCFLUSH_ABOUT_NOTHING;

	if (to > from + OPCFLUSH_ORDERS_KEPT) {
		return OPCFLUSH_ABOUT_ALL;
	}
	for (uint64_t generation = from + 1; generation <= to; generation++) {
		uint64_t seen = await_stamp(order_of(orders, generation), generation);

		if (seen == (generation << 8 | OPCFLUSH_INVALIDATE) || seen == (generation << 8 | OPCFLUSH_REFRESH)) {
			extent = OPCFLUSH_ABOUT_SOME;
		} else if (seen != (generation << 8 | OPCFLUSH_REALPATH) && seen != (generation << 8 | OPCFLUSH_COMPACT)) {
			return OPCFLUSH_ABOUT_ALL;
		}
	}
	return extent;
}

bool opcflush_order_read(opcflush_orders *orders, uint64_t generation, opcflush_order_copy *copy)
{
	opcflush_order *order = order_of(orders, generation);
	uint64_t seen = atomic_load_explicit(&order->stamp, memory_order_acquire);

	if (seen >> 8 != generation) {
		return false;
	}
	copy->generation = generation;
	copy->kind = (opcflush_order_kind)(seen & 0xff);
	copy->number = atomic_load_explicit(&order->number, memory_order_relaxed);
	copy->time = atomic_load_explicit(&order->time, memory_order_relaxed);
	copy->pid = atomic_load_explicit(&order->pid, memory_order_relaxed);
	copy->uid = atomic_load_explicit(&order->uid, memory_order_relaxed);
	copy->signo = atomic_load_explicit(&order->signo, memory_order_relaxed);
	copy->by[0] = copy->note[0] = copy->body.text[0] = '\0';
	if (opcflush_order_is_selective(copy->kind) && !opcflush_body_load(&order->body, &copy->body, generation)) {
		return false;
	}
	if (!copy->signo) {
		memcpy(copy->by, order->by, sizeof(copy->by));
		memcpy(copy->note, order->note, sizeof(copy->note));
		copy->by[sizeof(copy->by) - 1] = copy->note[sizeof(copy->note) - 1] = '\0';
	}
	/* The copy is whole only if the stamp has not moved meanwhile. */
	atomic_thread_fence(memory_order_acquire);
	return atomic_load_explicit(&order->stamp, memory_order_relaxed) == seen;
}

bool opcflush_order_await(opcflush_orders *orders, uint64_t generation, opcflush_order_copy *copy)
{
	await_stamp(order_of(orders, generation), generation);
	return opcflush_order_read(orders, generation, copy);
}

const char *opcflush_order_name(opcflush_order_kind kind)
{
	switch (kind) {
		case OPCFLUSH_REALPATH:
			return "realpath";
		case OPCFLUSH_INVALIDATE:
			return "invalidate";
		case OPCFLUSH_REFRESH:
			return "refresh";
		case OPCFLUSH_DRY_RUN:
			return "refresh --dry-run";
		case OPCFLUSH_COMPACT:
			return "compact";
		default:
			return "reset";
	}
}
