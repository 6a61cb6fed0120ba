/* SPDX-License-Identifier: BSD-3-Clause
 * The segment's ring of orders: what was ordered, for whom, and who asked. Any number of writers, signal handlers included;
 * nobody waits for anybody.
 *
 * INVARIANTS
 *   N1  a number is given to one writer only (an atomic add), and grows
 *   N2  what decides whether and how an order is carried out is one word, the stamp, and, where that says so, the body, whose
 *       check goes with the number; all else is for display
 *   N3  a stamp or a body that does not carry the number that is looked for (not written yet, its writer dead or overtaken by
 *       the ring, overwritten by whomever) counts as a reset for all: a superset is always correct
 * So a writer may be killed, or stopped for as long as it likes, at any instruction. */
#ifndef OPCFLUSH_RING_H
#define OPCFLUSH_RING_H

#include "order.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define OPCFLUSH_RING_ORDERS 256

/* Greater generations are nonsense: nobody can have given so many orders. */
#define OPCFLUSH_GENERATION_MAX (UINT64_C(1) << 40)

#define OPCFLUSH_NAME_SIZE 48
#define OPCFLUSH_SAPI_SIZE 16

/* For whom an order is, and who gave it: the number of an instance's row in the roster plus 1, or 0. */
typedef uint32_t opcflush_party;
#define OPCFLUSH_ALL 0    /* for whom */
#define OPCFLUSH_NOBODY 0 /* who: no instance, a command line */

/* Writer: whoever raised `generation` to this number, alone, until somebody raises it by OPCFLUSH_RING_ORDERS more.
 * Readers: everybody, as it is with opcflush_order. */
typedef struct {
	_Atomic uint64_t stamp; /* generation << 24 | who gave it << 16 | for whom << 8 | kind */
	_Atomic uint64_t time;  /* nanoseconds since the epoch */
	_Atomic int32_t pid;    /* who gave it: the caller, or the sender of the signal; 0 when unknown */
	_Atomic uint32_t uid;   /* and as which user */
	_Atomic int32_t signo;  /* 0: not given by a signal */
	char sapi[OPCFLUSH_SAPI_SIZE];
	char name[OPCFLUSH_NAME_SIZE]; /* of the instance that it is for; empty: for all, or given by a signal */
	opcflush_body body;            /* of a selective one */
	char by[OPCFLUSH_BY_SIZE];
	char note[OPCFLUSH_NOTE_SIZE];
} opcflush_ring_order;

typedef struct {
	/* The number of the newest order of all. Written by an atomic add only. Every request start loads it. */
	_Alignas(64) _Atomic uint64_t generation;
	_Alignas(64) opcflush_ring_order order[OPCFLUSH_RING_ORDERS];
} opcflush_ring;

/* An order as it is given; and as it is read: a copy, its texts printable but for the body's, which is as it was given. */
typedef struct {
	uint64_t generation;
	opcflush_order_kind kind;
	opcflush_party from;
	opcflush_party to;
	uint64_t time;
	int pid;
	uint32_t uid;
	int signo;
	char sapi[OPCFLUSH_SAPI_SIZE];
	char name[OPCFLUSH_NAME_SIZE];
	opcflush_body_copy body;
	char by[OPCFLUSH_BY_SIZE];
	char note[OPCFLUSH_NOTE_SIZE];
} opcflush_ring_copy;

/* Raises the generation and returns it. Of `order` it takes kind, from, to, sapi, name, body, by and note. Not for signal handlers. */
uint64_t opcflush_ring_give(opcflush_ring *ring, const opcflush_ring_copy *order);

/* The same for signal handlers: touches nothing but atomics of the segment. */
uint64_t opcflush_ring_give_by_signal(opcflush_ring *ring, const opcflush_order_copy *order, opcflush_party from, opcflush_party to);

/* Copies the order of a generation; false when it is no longer, or not yet, in the ring, or it or its body makes no sense. */
bool opcflush_ring_read(opcflush_ring *ring, uint64_t generation, opcflush_ring_copy *copy);

/* What orders ask of an instance. */
typedef struct {
	opcflush_extent extent;
	uint64_t newest;   /* the newest of those that ask for as much; 0: none asks for anything */
	uint64_t question; /* the newest dry run; 0: none */
	bool compact;      /* one of them asks for a compaction, whatever else is asked */
} opcflush_ring_demand;

/* What the orders after `from`, up to and including `to`, ask of the instance `self`. Its own orders it has carried out of its
 * own accord: they are left out. Waits a moment for an order that is being written: it may be the one that asks for a compaction, which
 * what counts as a reset does not. */
void opcflush_ring_ask(opcflush_ring *ring, uint64_t from, uint64_t to, opcflush_party self, opcflush_ring_demand *demand);

/* Whether this one asks `self` for more than to drop realpath caches; also where it cannot be read, or not yet: does not wait. */
bool opcflush_ring_asks_for_some(opcflush_ring *ring, uint64_t generation, opcflush_party self);

/* Copies text that somebody else may be writing, or has made up: ends it, and puts a "?" for each control character. */
void opcflush_text_copy(char *to, const char *from, size_t size);

#endif
