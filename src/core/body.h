/* SPDX-License-Identifier: BSD-3-Clause
 * The body of an order that is not about everything: its text, with the selectors, and which list goes with it. It lies in
 * memory that processes share, an instance's or the segment's.
 *
 * Writer: whoever has the order's number; a signal handler, too. Readers: everybody. A writer may have been stopped for so
 * long that its place has been given to a later order by now, and then write over that one's body. So a body carries a check,
 * which goes with the order's number: what has none of its own counts as spoilt, and the order as a reset. */
#ifndef OPCFLUSH_BODY_H
#define OPCFLUSH_BODY_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* Of the text of an order, the NUL at its end included. */
#define OPCFLUSH_TEXT_SIZE 1024

/* Where a list of paths is, and what it must add up to (list.h). */
typedef struct {
	uint64_t place; /* 0: there is none */
	uint64_t count;
	uint64_t sum;
} opcflush_list_reference;

typedef struct {
	_Atomic uint64_t check;
	_Atomic uint64_t place;
	_Atomic uint64_t count;
	_Atomic uint64_t sum;
	_Atomic uint64_t text[OPCFLUSH_TEXT_SIZE / 8];
} opcflush_body;

typedef struct {
	opcflush_list_reference list;
	char text[OPCFLUSH_TEXT_SIZE];
} opcflush_body_copy;

/* Async-signal-safe: touches nothing but atomics of `body`. The text ends with a NUL. */
void opcflush_body_store(opcflush_body *body, const opcflush_body_copy *from, uint64_t generation);

/* False: it is not, or no longer, the body of the order with this number. */
bool opcflush_body_load(opcflush_body *body, opcflush_body_copy *to, uint64_t generation);

/* A step of a hash over words: `hash` is what came of those before. */
static inline uint64_t opcflush_mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 29;
}

#endif
