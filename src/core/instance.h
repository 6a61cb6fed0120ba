/* SPDX-License-Identifier: BSD-3-Clause
 * The instance: what one OPcache and the processes that use it share. An anonymous mapping, made by the parent before it
 * forks, so nobody else can reach it.
 *
 * LAYOUT   orders, then progress per root, the applier lock and what it guards, counters, slots. No pointers.
 *
 * LIFE OF AN ORDER
 *   R1  somebody raises orders.generation                                     opcflush_order_raise()
 *   A1  a request start finds it new, takes the applier lock and claims `target`, the newest generation by then
 *   A2  it invalidates every script that the orders since `applied` ask for   root.invalidated = target
 *   A3  it looks at the marks; forsaken ones: A2 once more; blocking ones: it lets go of the lock and tries later
 *   A4  it stores root.applied = target
 *   W1  a request that has reached `target` uses or publishes a script only after A4
 *   P1  a publisher marks its slot, then loads the generation, and goes on only if it is its request's
 *   P2  it goes on only if every remembered alias of the script is true; then OPcache compiles and publishes
 *   P3  the publisher loads the generation again; if it has moved, it invalidates what it published; then it unmarks
 *
 * INVARIANTS
 *   I1  a script that an order asks for, and whose content was read before R1, is not in the cache, or is under a mark older
 *       than target, from A4 on
 *       (P1/A3: one of the two sees the other; P3 comes before the mark goes; dead publishers: A3)
 *   I2  nobody who has reached `target` looks anything up before A4 (W1), so nobody is served what I1 has not yet taken out
 *   I3  root.applied never passes a reset that was not carried out for that root
 *   I4  an alias that leads elsewhere than to its script leads to nothing: the script is not published while it does (P2),
 *       and an alias is remembered before OPcache adds it, by a request that then still is at the newest order
 *   I5  an applier that dies leaves a lock that the next one inherits, and nothing but work to be done again
 */
#ifndef OPCFLUSH_INSTANCE_H
#define OPCFLUSH_INSTANCE_H

#include "gate.h"
#include "list.h"
#include "lock.h"
#include "order.h"
#include "patience.h"
#include "slot.h"

/* opcache.validate_root keeps the scripts of each root directory apart; each is applied to on its own. */
#define OPCFLUSH_ROOTS 64

/* What a pass over the index found. */
typedef struct {
	uint64_t looked_at;   /* cached scripts that the orders are about */
	uint64_t invalidated;
	uint64_t kept;        /* the rest of them */
} opcflush_sweep_count;

typedef struct {
	/* Inode of the root directory, or 0 where OPcache does not tell them apart. Set under the applier lock, never changed. */
	_Atomic uint64_t inode;
	/* The newest generation that is in effect. Written at A4; by anyone, with a compare-and-swap, past orders that need no
	 * applying. Release; pairs with the acquire of the waiters (W1). */
	_Atomic uint64_t applied;
	uint64_t invalidated; /* A2 is done up to here; under the applier lock */
	opcflush_sweep_count swept; /* by all of A2 since the last A4; under the applier lock */
	_Atomic uint32_t taken;
} opcflush_root;

/* What the last flush was, for display. Written under the applier lock. `turn` is odd while it is being written. */
typedef struct {
	_Atomic uint32_t turn;
	uint64_t generation;
	uint64_t time;     /* nanoseconds since the epoch: when it began */
	uint64_t duration; /* nanoseconds */
	opcflush_sweep_count scripts;
	int32_t pid;       /* the applier */
	char order[OPCFLUSH_TEXT_SIZE]; /* its text */
	char reason[OPCFLUSH_BY_SIZE + OPCFLUSH_NOTE_SIZE + 64];
} opcflush_last_flush;

/* For display: relaxed, nothing rests on them. */
typedef struct {
	_Atomic uint64_t flushes;
	_Atomic uint64_t late_publishes; /* publications that an order overtook */
	_Atomic uint64_t detached;       /* requests that went on without OPcache */
	_Atomic uint64_t waited;         /* request starts that waited for an applier */
	_Atomic uint64_t gave_up;        /* of these: in vain */
	_Atomic uint64_t takeovers;      /* applier locks inherited from the dead */
	_Atomic uint64_t kept_out;       /* compiles that were not published, because of an alias */
	_Atomic uint64_t refused;        /* applying failed (a bailout, a refusal by OPcache) */
	_Atomic uint64_t without_slot;   /* request starts without a slot */
	_Atomic uint64_t preloaded;      /* scripts that no flush touches */
	_Atomic uint64_t own_file_cache; /* 1: some worker has another file cache of OPcache's than its instance */
	_Atomic uint64_t limit_unknown;  /* 1: OPcache's own restarts could not be kept away */
	_Atomic uint64_t copies_left;    /* in OPcache's file cache, by the last flush that could not remove them */
} opcflush_counters;

/* What compactions there were. Written between C4 and C6 (gate.h), when nobody else is there to read or write it. */
typedef struct {
	uint64_t count;
	int64_t cleared_at; /* OPcache's time of its last restart when the index of scripts was last emptied, or made */
	bool is_broken;     /* OPcache was killed in the middle of a restart, and stays off */
	/* The last one. */
	uint64_t time;      /* nanoseconds since the epoch */
	uint64_t duration;  /* nanoseconds: C5 */
	uint64_t waited;    /* since it was due */
	uint64_t closed;    /* C2 to C6 */
	uint64_t wasted;    /* bytes: before */
	uint64_t used;
	uint64_t free;      /* after */
	uint64_t reclaimed; /* how much more that is than before */
	uint32_t due;       /* opcflush_due */
	uint32_t percent;
	int32_t pid;
} opcflush_compactions;

/* Calls of opcache_reset() that the guard has taken. Each wants a reset: `wanted` is raised by who calls, `given` is what of it was seen
 * by the last one who gave the order, so a reset that is given twice is possible, and one that is not given is not. */
typedef struct {
	_Atomic uint64_t wanted;
	_Atomic uint64_t given;
	_Atomic uint64_t resets; /* orders that they became; for display, as is `by` */
	_Atomic uint64_t next;   /* monotonic nanoseconds: none is given before */
	char by[OPCFLUSH_BY_SIZE]; /* the last caller */
} opcflush_guard;

/* What the instance's processes must know alike of the segment: see exchange.h. */
#define OPCFLUSH_ATTACHED UINT64_MAX

typedef struct {
	/* OPCFLUSH_ATTACHED: orders have the numbers of the segment. Else, a number is the instance's generation plus this. Changed
	 * once at startup, and once, by compare-and-swap, when the segment is lost. */
	_Atomic uint64_t offset;
	/* The segment's orders up to this one are in orders.generation. Grows; by whoever holds `taking_in`, as a rule. Sequentially
	 * consistent: who sees it sees those orders. */
	_Atomic uint64_t taken_in;
	opcflush_lock taking_in;
	_Atomic uint64_t shown;   /* the greatest number that anybody was told: none goes below it */
	_Atomic uint64_t applied; /* the greatest number up to which orders are known to be carried out; for display */
	_Atomic uint32_t told;    /* that the segment's file is gone */
	_Atomic uint64_t question; /* the newest dry run that was taken in; and the newest that somebody has begun to answer */
	_Atomic uint64_t answered;
} opcflush_exchange_progress;

typedef struct {
	opcflush_orders orders;
	opcflush_shelf shelf; /* of the lists of these orders */
	opcflush_exchange_progress exchange;
	opcflush_root root[OPCFLUSH_ROOTS];
	opcflush_lock applier;
	_Atomic uint64_t given_up; /* somebody waited in vain for a busy applier of this generation */
	opcflush_last_flush last;
	opcflush_counters count;
	opcflush_gate gate;
	opcflush_patience patience;
	opcflush_compactions compactions;
	opcflush_guard guard;
	opcflush_slots slots;
} opcflush_instance;

/* NULL when the system has no memory for it. `name`: see opcflush_memory_share_as(). */
opcflush_instance *opcflush_instance_create(const char *name);
void opcflush_instance_destroy(opcflush_instance *instance);

/* The progress of a root directory; NULL when it is not known yet. */
opcflush_root *opcflush_root_find(opcflush_instance *instance, uint64_t inode);

/* Makes a root known, under the applier lock. Everything ordered before counts as applied: the caller has not published
 * anything in it yet, and nobody else can have. NULL when there are too many. */
opcflush_root *opcflush_root_add(opcflush_instance *instance, uint64_t inode);

/* Under the applier lock: what was invalidated so far does not count, in no root. A mark may be forsaken for each of them. */
void opcflush_roots_distrust(opcflush_instance *instance);

/* Advances root->applied past orders that need no applying, or at A4. Never goes back. */
void opcflush_root_advance(opcflush_root *root, uint64_t generation);

/* Copies the last flush; false when there was none, or a writer died over it. */
bool opcflush_last_flush_read(opcflush_instance *instance, opcflush_last_flush *copy);
void opcflush_last_flush_write(opcflush_instance *instance, const opcflush_last_flush *flush);

#endif
