/* SPDX-License-Identifier: BSD-3-Clause
 * Orders: the generation and the ring behind it. Runs in every process of an instance, its signal handlers included. */
#include "order.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

static _Atomic(opcflush_orders *) received;

static uint64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_REALTIME, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

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
 * A raiser that dies before the stamp is written leaves an order that everybody takes for a reset. */
static opcflush_order *raise_generation(opcflush_orders *orders, uint64_t *generation)
{
	opcflush_order *order;

	*generation = atomic_fetch_add(&orders->generation, 1) + 1;
	order = order_of(orders, *generation);
	atomic_store(&order->stamp, 0);
	/* Before what follows: pairs with the second load of the stamp in opcflush_order_read(). */
	atomic_thread_fence(memory_order_release);
	atomic_store_explicit(&order->time, now(), memory_order_relaxed);
	return order;
}

/* Release: pairs with the acquire of the stamp in opcflush_order_read(). */
static void stamp(opcflush_order *order, uint64_t generation, opcflush_order_kind kind)
{
	atomic_store_explicit(&order->stamp, generation << 8 | (uint64_t)kind, memory_order_release);
}

uint64_t opcflush_order_raise(opcflush_orders *orders, opcflush_order_kind kind, const char *note)
{
	uint64_t generation;
	opcflush_order *order = raise_generation(orders, &generation);

	atomic_store_explicit(&order->pid, (int32_t)getpid(), memory_order_relaxed);
	atomic_store_explicit(&order->signo, 0, memory_order_relaxed);
	strncpy(order->note, note, sizeof(order->note) - 1);
	order->note[sizeof(order->note) - 1] = '\0';
	stamp(order, generation, kind);
	return generation;
}

void opcflush_order_raise_by_signal(int signo, opcflush_order_kind kind, pid_t sender)
{
	opcflush_orders *orders = atomic_load(&received);
	opcflush_order *order;
	uint64_t generation;

	if (!orders) {
		return;
	}
	order = raise_generation(orders, &generation);
	atomic_store_explicit(&order->pid, (int32_t)sender, memory_order_relaxed);
	atomic_store_explicit(&order->signo, signo, memory_order_relaxed);
	stamp(order, generation, kind);
}

void opcflush_orders_receive(opcflush_orders *orders)
{
	atomic_store(&received, orders);
}

bool opcflush_orders_reset_between(opcflush_orders *orders, uint64_t from, uint64_t to)
{
	if (to > from + OPCFLUSH_ORDERS_KEPT) {
		return true;
	}
	for (uint64_t generation = from + 1; generation <= to; generation++) {
		uint64_t seen = atomic_load_explicit(&order_of(orders, generation)->stamp, memory_order_acquire);

		if (seen != (generation << 8 | OPCFLUSH_REALPATH)) {
			return true;
		}
	}
	return false;
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
	copy->time = atomic_load_explicit(&order->time, memory_order_relaxed);
	copy->pid = atomic_load_explicit(&order->pid, memory_order_relaxed);
	copy->signo = atomic_load_explicit(&order->signo, memory_order_relaxed);
	if (copy->signo) {
		copy->note[0] = '\0';
	} else {
		memcpy(copy->note, order->note, sizeof(copy->note));
		copy->note[sizeof(copy->note) - 1] = '\0';
	}
	/* The copy is whole only if the stamp has not moved meanwhile. */
	atomic_thread_fence(memory_order_acquire);
	return atomic_load_explicit(&order->stamp, memory_order_relaxed) == seen;
}

const char *opcflush_order_name(opcflush_order_kind kind)
{
	return kind == OPCFLUSH_REALPATH ? "realpath" : "reset";
}
