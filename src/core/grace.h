/* SPDX-License-Identifier: BSD-3-Clause
 * The segment's slots: one worker's presence each, for all instances to read, and the look at them that ends a grace period.
 *
 * Who writes a slot: the worker that holds its lock. Who reads: everybody. A slot whose lock nobody holds says nothing. */
#ifndef OPCFLUSH_GRACE_H
#define OPCFLUSH_GRACE_H

#include "presence.h"
#include "ring.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct opcflush_segment;

#define OPCFLUSH_GRACE_SLOTS 4096

typedef struct {
	_Alignas(64) opcflush_presence presence;
	_Atomic int32_t pid;    /* of the worker */
	_Atomic uint32_t party; /* its instance */
} opcflush_grace_slot;

typedef struct {
	opcflush_grace_slot slot[OPCFLUSH_GRACE_SLOTS];
} opcflush_grace;

/* A slot: a copy. */
typedef struct {
	uint64_t online;
	uint64_t since;
	int32_t pid;
	opcflush_party party;
} opcflush_grace_copy;

/* Takes a slot for the calling thread; NULL when there is none left. Some system calls, once in a worker's life. */
opcflush_grace_slot *opcflush_grace_take(const struct opcflush_segment *segment, opcflush_party party);
void opcflush_grace_leave(const struct opcflush_segment *segment, opcflush_grace_slot *slot);

/* A request without a slot begins or ends, in a process of this instance. As long as there is one, no grace period is over. */
void opcflush_grace_go_outside(const struct opcflush_segment *segment, opcflush_party party, int32_t difference);

/* In a forked child: what this process remembers as its own is its parent's. At the end: nothing is its own any more. */
void opcflush_grace_forget(void);

/* How many requests an instance runs without a slot, roughly: those that died in it count as long as another one lives. */
uint32_t opcflush_grace_count_outsiders(const struct opcflush_segment *segment, opcflush_party party);

/* Whether no request that started before `generation` is running, but for the caller's: in the slot `own`; NULL:
 * it has none. False where others run without a slot. */
bool opcflush_grace_is_over(const struct opcflush_segment *segment, uint64_t generation, const opcflush_grace_slot *own);

/* Copies the slot with this index; false when nobody who lives has it. */
bool opcflush_grace_read(const struct opcflush_segment *segment, unsigned index, opcflush_grace_copy *copy);

#endif
