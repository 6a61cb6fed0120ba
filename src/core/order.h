/* SPDX-License-Identifier: BSD-3-Clause
 * Orders: what to do, and the generation that each of them makes. Any process raises them, a signal handler included. */
#ifndef OPCFLUSH_ORDER_H
#define OPCFLUSH_ORDER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef enum {
	OPCFLUSH_RESET = 1,   /* invalidate every cached script and drop every realpath cache */
	OPCFLUSH_REALPATH = 2 /* drop every realpath cache */
} opcflush_order_kind;

/* Signal handlers and other processes use these: a lock hidden in them would do for neither. */
_Static_assert(ATOMIC_LLONG_LOCK_FREE == 2, "64-bit atomics must be lock-free");

/* How many of the newest orders are kept. Who is further behind than this takes the missed ones for a reset. */
#define OPCFLUSH_ORDERS_KEPT 64

#define OPCFLUSH_NOTE_SIZE 192

/* One order in the ring.
 *
 * Writer: whoever raised `generation` to this number, alone, until somebody raises it by OPCFLUSH_ORDERS_KEPT more.
 * Readers: everybody. A reader loads the stamp, copies, and loads the stamp again; a stamp of another generation means
 * that the order is not written yet or has been overwritten, and it counts as a reset: a superset is always correct. */
typedef struct {
	_Atomic uint64_t stamp; /* generation << 8 | kind */
	_Atomic uint64_t time;  /* nanoseconds since the epoch */
	_Atomic int32_t pid;    /* who gave it: the sender of the signal, or the caller; 0 when unknown */
	_Atomic int32_t signo;  /* 0: not given by a signal */
	char note[OPCFLUSH_NOTE_SIZE];
} opcflush_order;

typedef struct {
	/* The number of the newest order: grows, is never reused. Written by an atomic add only; the load of it at every
	 * request start and include is the whole cost of having no order. */
	_Alignas(64) _Atomic uint64_t generation;
	_Alignas(64) opcflush_order ring[OPCFLUSH_ORDERS_KEPT];
} opcflush_orders;

/* A copy of an order for display. */
typedef struct {
	uint64_t generation;
	opcflush_order_kind kind;
	uint64_t time;
	int pid;
	int signo;
	char note[OPCFLUSH_NOTE_SIZE];
} opcflush_order_copy;

/* Generation 1 means that nothing has been ordered yet. */
void opcflush_orders_init(opcflush_orders *orders);

/* Raises the generation and returns it. `note` says who asked; it is cut to fit. Not for signal handlers. */
uint64_t opcflush_order_raise(opcflush_orders *orders, opcflush_order_kind kind, const char *note);

/* The same for signal handlers: async-signal-safe, touches nothing but atomics of the orders given to
 * opcflush_orders_receive(); does nothing before that. */
void opcflush_order_raise_by_signal(int signo, opcflush_order_kind kind, pid_t sender);

/* Names the orders that signals of this process raise; NULL: none. Called before the first handler is installed and
 * after the last one was removed. */
void opcflush_orders_receive(opcflush_orders *orders);

/* Whether a reset is, or may be, among the orders after generation `from` up to and including `to`. */
bool opcflush_orders_reset_between(opcflush_orders *orders, uint64_t from, uint64_t to);

/* Copies the order of a generation; false when it is no longer, or not yet, in the ring. */
bool opcflush_order_read(opcflush_orders *orders, uint64_t generation, opcflush_order_copy *copy);

/* "reset", "realpath". */
const char *opcflush_order_name(opcflush_order_kind kind);

#endif
