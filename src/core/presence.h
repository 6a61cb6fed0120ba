/* SPDX-License-Identifier: BSD-3-Clause
 * Presence: whether a worker is inside a request, and which order that had reached at its start. From it anybody can tell when
 * the last request that started before an order has ended: the grace period. Nothing else rests on it.
 *
 * PROTOCOL   A request goes online: it stores an order that it has reached for certain, and only then loads the newest one.
 *            Where that has moved it reaches it, and stores that. Who waits for order G has seen the generation raised to G, and
 *            then loads presences. There is a full fence between the two on either side, so one of them sees the other: either
 *            the request sees G, and runs what is fresh, or it is seen, online with an older order.
 *            Offline is stored with release: who sees it sees all that the request has done.
 *
 * Written by the worker that it belongs to. In the segment, its numbers are the segment's; in an instance that has no segment,
 * the instance's own. */
#ifndef OPCFLUSH_PRESENCE_H
#define OPCFLUSH_PRESENCE_H

#include "clock.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
	_Atomic uint64_t online; /* 0: offline; else the order */
	_Atomic uint64_t since;  /* opcflush_ticks() at the start of the request */
} opcflush_presence;

static inline void opcflush_presence_go_online(opcflush_presence *presence, uint64_t reached)
{
	atomic_store_explicit(&presence->online, reached, memory_order_relaxed);
	atomic_thread_fence(memory_order_seq_cst);
}

static inline void opcflush_presence_go_offline(opcflush_presence *presence)
{
	atomic_store_explicit(&presence->online, 0, memory_order_release);
}

static inline void opcflush_presence_begin(opcflush_presence *presence)
{
	atomic_store_explicit(&presence->since, opcflush_ticks(), memory_order_relaxed);
}

/* In a forked child, which goes on with the request that its parent is in. */
static inline void opcflush_presence_inherit(opcflush_presence *presence, const opcflush_presence *parents)
{
	atomic_store(&presence->since, atomic_load(&parents->since));
	atomic_store(&presence->online, atomic_load(&parents->online));
}

/* Whether the request started before `generation`, if the worker lives. */
static inline bool opcflush_presence_is_old(opcflush_presence *presence, uint64_t generation)
{
	uint64_t online = atomic_load(&presence->online);

	return online != 0 && online < generation;
}

#endif
