/* SPDX-License-Identifier: BSD-3-Clause
 * Orders: what an instance is to do, and the generation that each of them makes. Any of its processes gives them, a signal
 * handler included. What comes from other instances is given here once more (exchange.h). */
#ifndef OPCFLUSH_ORDER_H
#define OPCFLUSH_ORDER_H

#include "body.h"
#include "self.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All but the dry run drop every realpath cache. */
typedef enum {
	OPCFLUSH_RESET = 1,      /* invalidate every cached script */
	OPCFLUSH_REALPATH = 2,
	OPCFLUSH_INVALIDATE = 3, /* invalidate what the selectors match */
	OPCFLUSH_REFRESH = 4,    /* the same, where the file is no longer the one that was compiled; without selectors: of all */
	OPCFLUSH_DRY_RUN = 5,    /* no order but a question, in the segment only: what would a refresh invalidate? */
	OPCFLUSH_COMPACT = 6     /* reclaim OPcache's memory at the next quiet moment: gate.h, exchange.h */
} opcflush_order_kind;

/* Whether an order of this kind has a body. */
static inline bool opcflush_order_is_selective(opcflush_order_kind kind)
{
	return kind == OPCFLUSH_INVALIDATE || kind == OPCFLUSH_REFRESH || kind == OPCFLUSH_DRY_RUN;
}

/* How much of the cache orders are about. */
typedef enum {
	OPCFLUSH_ABOUT_NOTHING, /* realpath caches only: realpath, compact */
	OPCFLUSH_ABOUT_SOME,    /* what their selectors say */
	OPCFLUSH_ABOUT_ALL
} opcflush_extent;

/* Signal handlers and other processes use these: a lock hidden in them would do for neither. */
_Static_assert(ATOMIC_LLONG_LOCK_FREE == 2, "64-bit atomics must be lock-free");

/* How many of the newest orders are kept. Who is further behind than this takes the missed ones for a reset. */
#define OPCFLUSH_ORDERS_KEPT 64

#define OPCFLUSH_BY_SIZE 192
#define OPCFLUSH_NOTE_SIZE 84 /* up to 80 bytes are accepted */

/* One order in the ring.
 *
 * Writer: whoever raised `generation` to this number, alone, until somebody raises it by OPCFLUSH_ORDERS_KEPT more.
 * Readers: everybody. A reader loads the stamp, copies, and loads the stamp again; a stamp of another generation means
 * that the order is not written yet or has been overwritten, and it counts as a reset: a superset is always correct. So does
 * one whose body cannot be read. */
typedef struct {
	_Atomic uint64_t stamp;  /* generation << 8 | kind */
	_Atomic uint64_t number; /* of the order for everybody: the segment's, where there is one */
	_Atomic uint64_t time;   /* nanoseconds since the epoch */
	_Atomic int32_t pid;     /* who gave it: the sender of the signal, or the caller; 0 when unknown */
	_Atomic uint32_t uid;    /* and as which user */
	_Atomic int32_t signo;   /* 0: not given by a signal */
	opcflush_body body;            /* of a selective one */
	char by[OPCFLUSH_BY_SIZE];     /* what asked for it, such as "opcflush_reset() in FILE on line N" */
	char note[OPCFLUSH_NOTE_SIZE]; /* what for, such as a release's name: the caller's own words */
} opcflush_order;

typedef struct {
	/* The number of the newest order: grows, is never reused. Written by an atomic add only; the load of it at every
	 * request start and include is the whole cost of having no order. */
	_Alignas(64) _Atomic uint64_t generation;
	bool widened; /* a selective order is a reset here. Set at startup, before there is anybody else */
	_Alignas(64) opcflush_order ring[OPCFLUSH_ORDERS_KEPT];
} opcflush_orders;

/* A copy of an order. */
typedef struct {
	uint64_t generation;
	opcflush_order_kind kind;
	uint64_t number;
	uint64_t time;
	int pid;
	uint32_t uid;
	int signo;
	opcflush_body_copy body;
	char by[OPCFLUSH_BY_SIZE];
	char note[OPCFLUSH_NOTE_SIZE];
} opcflush_order_copy;

/* Generation 1 means that nothing has been ordered yet. */
void opcflush_orders_init(opcflush_orders *orders);

/* Raises the generation and returns it: from here on the order is in effect, and counts as a reset until it is completed.
 * Async-signal-safe: touches nothing but atomics of `orders`. */
uint64_t opcflush_order_begin(opcflush_orders *orders);

/* Completes the order of generation order->generation: all but the time is the caller's to say. Where there is a
 * signo the texts are left out, and then this is async-signal-safe as well. */
void opcflush_order_complete(opcflush_orders *orders, const opcflush_order_copy *order);

/* How much the orders after generation `from`, up to and including `to`, are about. Waits a moment for one that is being
 * written. */
opcflush_extent opcflush_orders_extent(opcflush_orders *orders, uint64_t from, uint64_t to);

/* Copies the order of a generation; false when it is no longer, or not yet, in the ring, or its body is spoilt. */
bool opcflush_order_read(opcflush_orders *orders, uint64_t generation, opcflush_order_copy *copy);

/* The same, but waits a moment for one that is being written. */
bool opcflush_order_await(opcflush_orders *orders, uint64_t generation, opcflush_order_copy *copy);

/* "reset", "realpath", "invalidate", "refresh", "refresh --dry-run", "compact". */
const char *opcflush_order_name(opcflush_order_kind kind);

#endif
