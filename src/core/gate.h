/* SPDX-License-Identifier: BSD-3-Clause
 * The gate: how OPcache is restarted, which alone gives its memory back, while nobody is in a request. In the instance's anonymous
 * memory: that nobody crashes rests on it.
 *
 * A thread is online, in its slot, from before its request's start touches anything of OPcache's until after its end has let go of the
 * last of it. Who compacts closes the gate, sees that nobody else is online, restarts, and opens it. Who starts a request meanwhile
 * steps back and waits.
 *
 * STEPS
 *   S1  a request starts: the thread stores its slot's `online`
 *   S2  it loads the gate; open: it goes on
 *   S3  closed: it stores offline again, waits until the gate is open, and begins again at S1
 *   O1  the request has ended: it stores offline
 *   C1  one that is online takes the lock `holder`, or goes on as usual
 *   C2  it closes the gate: CLOSED, with a new turn
 *   C3  it looks at all other slots, again and again until its time is over: none is online
 *   C4  CLOSED of its turn becomes RESTARTING, by compare-and-swap
 *   C5  OPcache restarts, and the index of scripts is emptied
 *   C6  it opens the gate, and lets go of the lock
 *   D1  the gate is CLOSED and its holder is dead, or late: who waits at it opens it
 *   D2  it is RESTARTING and its holder is dead: who waits at it takes the lock, sets PENDING, and opens it
 *   Q1  PENDING: OPcache may be in the middle of a restart, or have one to do. Whoever starts a request tries C1 to C4 before OPcache's request start;
 *       who comes through does C5 and takes PENDING away; who finds another at it steps back as in S3; all others run with OPcache off
 *
 * INVARIANTS
 *   G1  from C4 to C6 no other thread is between S2 and O1
 *       (S1 and S2, C2 and C3: each stores and then loads, sequentially consistent, so one of the two sees the other)
 *   G2  the gate opens again: CLOSED after a time, RESTARTING when its holder has done or died (C6, D1, D2)
 *   G3  who was sent away by D1 restarts nothing: its turn is over (C4)
 *   G4  OPcache restarts nowhere but at C5 (Q1), unless a script calls opcache_reset() without the guard
 *   G5  the index is emptied only where OPcache is empty as well, and nobody reads it (C5, G1)
 */
#ifndef OPCFLUSH_GATE_H
#define OPCFLUSH_GATE_H

#include "lock.h"
#include "slot.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* The gate's word: who starts a request looks at it once before OPcache and once after, and does nothing more where it has none of these. */
#define OPCFLUSH_GATE_CLOSED 1u
#define OPCFLUSH_GATE_RESTARTING 2u /* with CLOSED */
#define OPCFLUSH_GATE_PENDING 4u    /* Q1 */
#define OPCFLUSH_GATE_LOOK 8u       /* something was published or invalidated: somebody should look at OPcache's memory */
#define OPCFLUSH_GATE_DUE 16u       /* a compaction is due */
#define OPCFLUSH_GATE_ASKED 32u     /* with DUE: by an order, so it is due whatever the memory is like */
#define OPCFLUSH_GATE_GUARDED 64u   /* the guard has put off a reset */
#define OPCFLUSH_GATE_ANY 255u
#define OPCFLUSH_GATE_TURN 8        /* the bits above: how often it was closed */

typedef struct {
	/* Written by: the holder of the lock (CLOSED, RESTARTING, the turn), or who waits at the gate (D1, D2); anybody (the other bits). By atomic
	 * read-modify-write only. Read by all. Sequentially consistent. */
	_Alignas(64) _Atomic uint64_t word;
	opcflush_lock holder;
	_Atomic uint64_t closed;   /* opcflush_clock_monotonic() at C2; by the holder, before it */
	_Atomic uint64_t late;     /* opcflush_clock_monotonic() at which a holder that is still CLOSED is sent away; by the holder, before C2 */
	_Atomic uint32_t slotless; /* requests without a slot: nobody can tell when they are over, so they forbid C4 */
	/* Forks of threads that were online, and those of them whose child is online in a slot of its own, or never came to be. Between the two
	 * its parent may end its request, so they forbid C4. By the parent before the fork, and by the child, or the parent after one that failed. */
	_Atomic uint64_t forked;
	_Atomic uint64_t arrived;
	/* For display. */
	_Atomic uint64_t restarts; /* C5 */
	_Atomic uint64_t in_vain;  /* closed, and opened again without a restart */
	_Atomic uint64_t held_up;  /* requests that had to wait */
	_Atomic uint64_t longest;  /* nanoseconds, by any of them or by a holder, whose own request waits as well */
	_Atomic uint64_t restarted_turn; /* of the last C4; the same two of it */
	_Atomic uint64_t held_by_restart;
	_Atomic uint64_t longest_by_restart;
} opcflush_gate;

bool opcflush_gate_init(opcflush_gate *gate);

static inline uint64_t opcflush_gate_look(opcflush_gate *gate)
{
	return atomic_load(&gate->word);
}

/* Async-signal-safe. */
static inline void opcflush_gate_set(opcflush_gate *gate, uint64_t bits)
{
	if ((atomic_load(&gate->word) & bits) != bits) {
		atomic_fetch_or(&gate->word, bits);
	}
}

static inline void opcflush_gate_clear(opcflush_gate *gate, uint64_t bits)
{
	atomic_fetch_and(&gate->word, ~bits);
}

/* A compaction is not due any more, unless it is asked for. */
void opcflush_gate_not_due(opcflush_gate *gate);

/* S1, S2. True: in, as long as the slot is online. False: the gate is closed (opcflush_gate_enter_late()). */
static inline bool opcflush_gate_enter(opcflush_gate *gate, opcflush_slot *slot)
{
	atomic_store(&slot->online, opcflush_ticks() | 1);
	return !(atomic_load(&gate->word) & OPCFLUSH_GATE_CLOSED);
}

/* S3, and S1 and S2 again, until it is in. */
void opcflush_gate_enter_late(opcflush_gate *gate, opcflush_slot *slot);

/* S1 to S3 for who has no slot; and its O1. */
void opcflush_gate_enter_slotless(opcflush_gate *gate);
void opcflush_gate_leave_slotless(opcflush_gate *gate);

/* O1. Release: who sees it sees all that the request has done. */
static inline void opcflush_gate_leave(opcflush_slot *slot)
{
	atomic_store_explicit(&slot->online, 0, memory_order_release);
}

typedef enum {
	OPCFLUSH_GATE_ALONE,     /* C4 is done: the caller does C5 and calls opcflush_gate_open(), whatever happens */
	OPCFLUSH_GATE_BUSY,      /* somebody else holds it */
	OPCFLUSH_GATE_OTHERS,    /* others are online; the gate was not closed for them, or in vain */
	OPCFLUSH_GATE_FORBIDDEN  /* somebody is online without a slot, or a forked child is not online yet */
} opcflush_gate_result;

/* Who was in the way. */
typedef struct {
	uint32_t online;
	uint64_t oldest; /* opcflush_ticks() since when; 0: none */
	int32_t pid;     /* of that one */
	bool forbidden;  /* C4 is, whoever is online */
} opcflush_gate_others;

/* Who else is online just now. */
void opcflush_gate_others_online(opcflush_gate *gate, opcflush_slots *slots, const opcflush_slot *own, opcflush_gate_others *others);

/* C1 to C4, by who is online in `own`. The gate stays closed for `hold` nanoseconds at most; 0: it looks once. Where it does not end as
 * ALONE, the gate is open again. */
opcflush_gate_result opcflush_gate_close(opcflush_gate *gate, opcflush_slots *slots, const opcflush_slot *own, uint64_t hold,
	opcflush_gate_others *others);

/* C6, by the thread that closed it, with these bits taken out of the word. */
void opcflush_gate_open(opcflush_gate *gate, uint64_t without);

#endif
