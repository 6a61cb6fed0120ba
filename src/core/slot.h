/* SPDX-License-Identifier: BSD-3-Clause
 * Slots: one worker's cell each. It says which generation the worker's request has reached, and whether the worker may be
 * publishing a script just now. Anonymous memory of the instance; what must not be wrong rests on it.
 *
 * The mark is a word of three bits:
 *   PUBLISHING  OPcache compiles for this worker, and may publish what comes of it
 *   ORPHANED    a publication is over, and nobody knows whether it was stale: an applier must invalidate once more
 *   SETTLING    an applier is about to do so
 *
 * Who writes: the owner sets and clears PUBLISHING, and sets ORPHANED when a request ended in a bailout; an applier, under
 * the instance's applier lock, turns ORPHANED, and PUBLISHING of an owner that is dead, into SETTLING and that into nothing.
 * Who reads: appliers. What orders them: see opcflush_slot_mark(). */
#ifndef OPCFLUSH_SLOT_H
#define OPCFLUSH_SLOT_H

#include "lock.h"
#include "presence.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define OPCFLUSH_SLOTS 16384

#define OPCFLUSH_PUBLISHING 1u
#define OPCFLUSH_ORPHANED 2u
#define OPCFLUSH_SETTLING 4u

typedef struct {
	_Alignas(64) opcflush_lock owner; /* held for the worker's life: its death is known to whoever tries it */
	_Alignas(64) _Atomic uint32_t mark;
	_Atomic int32_t pid;           /* for display */
	_Atomic uint64_t generation;   /* the order that the worker's request has reached; written by the owner */
	_Atomic uint64_t given_up;     /* somebody waited in vain for the mark made at this generation */
	_Atomic uint64_t script;       /* what may be published under the mark, by the hash of the index; 0: nobody knows yet, and nothing is */
	_Atomic uint64_t online;       /* the owner is in a request: opcflush_ticks() since when; gate.h has the protocol */
	opcflush_presence presence;    /* of an instance that has no segment */
} opcflush_slot;

/* A slot as others see it. */
typedef struct {
	uint64_t online;
	uint64_t since;
	int32_t pid;
} opcflush_slot_copy;

typedef struct {
	_Atomic uint32_t outside; /* requests that run without a slot, here or in the segment: how long, nobody can tell */
	/* Slots below `used` are ready; grows by one under `growing`, so that memory is touched as workers come. */
	_Atomic uint32_t used;
	opcflush_lock growing;
	opcflush_slot slot[OPCFLUSH_SLOTS];
} opcflush_slots;

/* More than one script, or nobody knows which. */
#define OPCFLUSH_SEVERAL UINT64_MAX

#define OPCFLUSH_FORSAKEN_KEPT 16

typedef struct {
	uint32_t blocking;  /* marks of living workers that are older than the order */
	uint32_t stubborn;  /* of these: already waited for in vain */
	uint32_t forsaken;  /* marks of dead workers, and orphaned ones */
	bool several;       /* more scripts than are listed here may have been published under these */
	uint32_t scripts;
	uint64_t script[OPCFLUSH_FORSAKEN_KEPT];
} opcflush_slots_view;

bool opcflush_slots_init(opcflush_slots *slots);

/* Takes a free slot for the calling thread; NULL when there is none (worth another try at the next request). A slot whose
 * dead owner left a mark is not free until an applier has settled it. */
opcflush_slot *opcflush_slot_take(opcflush_slots *slots);

/* Owner only. PUBLISHING, if it is left, becomes ORPHANED. */
void opcflush_slot_leave(opcflush_slot *slot);

/* Owner only: before OPcache compiles what it may publish.
 *
 * Sequentially consistent: pairs with opcflush_order_raise() and opcflush_slots_look(). The worker stores its mark and then
 * loads the generation; an applier has seen the generation raised and then loads the marks. One of the two sees the other:
 * a worker that still sees its own generation is seen by every applier of a later order. */
static inline void opcflush_slot_mark(opcflush_slot *slot)
{
	/* What an earlier mark has left, an applier may still have to settle. */
	atomic_store_explicit(&slot->script, atomic_load_explicit(&slot->mark, memory_order_relaxed) ? OPCFLUSH_SEVERAL : 0,
		memory_order_relaxed);
	atomic_fetch_or(&slot->mark, OPCFLUSH_PUBLISHING);
}

/* Owner only, under its mark: before a script is published. */
static inline void opcflush_slot_note(opcflush_slot *slot, uint64_t script)
{
	uint64_t noted = atomic_load_explicit(&slot->script, memory_order_relaxed);

	atomic_store(&slot->script, !noted || noted == script ? script : OPCFLUSH_SEVERAL);
}

/* Owner only: what was published is settled. Sequentially consistent, so that whoever sees the mark gone sees that as well. */
static inline void opcflush_slot_unmark(opcflush_slot *slot)
{
	atomic_fetch_and(&slot->mark, ~OPCFLUSH_PUBLISHING);
}

static inline bool opcflush_slot_is_marked(opcflush_slot *slot)
{
	return (atomic_load_explicit(&slot->mark, memory_order_relaxed) & OPCFLUSH_PUBLISHING) != 0;
}

/* Owner only: unmarks; but what was published may be stale, and the owner cannot see to it. */
void opcflush_slot_orphan(opcflush_slot *slot);

/* What an applier of generation `target` finds, under the applier lock. Marks made at `target` or later do not count.
 * Forsaken marks are SETTLING from now on: the caller invalidates everything once more and calls opcflush_slots_settle(). */
void opcflush_slots_look(opcflush_slots *slots, uint64_t target, opcflush_slots_view *view);

/* Whether this script may have been published under a forsaken mark. */
bool opcflush_slots_have_forsaken(const opcflush_slots_view *view, uint64_t script);

/* Whether anybody may still publish this script, or have published it, from what was there before the order `target`; without any
 * lock. Once it is false after that order was given, it stays false. */
bool opcflush_slots_may_publish(opcflush_slots *slots, uint64_t target, uint64_t script);

/* Under the applier lock: clears the marks that are SETTLING. One that was forsaken since the look is not among them. */
void opcflush_slots_settle(opcflush_slots *slots);

/* Remembers that the blocking marks were waited for in vain, so that the next requests need not do so again. */
void opcflush_slots_give_up(opcflush_slots *slots, uint64_t target);

/* Whether the slot has a living owner. */
bool opcflush_slot_is_owned(opcflush_slot *slot);

/* How many slots have a living owner. */
uint32_t opcflush_slots_taken(opcflush_slots *slots);

/* Whether no request that started before `generation` is running, but for the one in the slot `own`. */
bool opcflush_slots_is_over(opcflush_slots *slots, uint64_t generation, const opcflush_slot *own);

/* Copies the slot with this index; false when it has no living owner. */
bool opcflush_slot_read(opcflush_slots *slots, uint32_t index, opcflush_slot_copy *copy);

#endif
