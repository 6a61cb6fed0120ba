/* SPDX-License-Identifier: BSD-3-Clause
 * The exchange between an instance and the segment: its own orders go out, those of others come in. The one place that gives
 * orders. The state is one per process, made in the parent, inherited by its children.
 *
 * TWO NUMBERS   An instance counts its orders by itself (orders.generation): all that flushing rests on goes by that, and it
 *               works without a segment. What people see is the segment's count where there is one: the order's *number*.
 *
 * LIFE OF AN ORDER BETWEEN INSTANCES
 *   X1  an instance's own order is begun in the instance: in effect there, whatever becomes of the segment. One that asks for a
 *       compaction sets the gate's bits before (gate.h: DUE, ASKED)
 *   X2  it gets its number from the segment's ring, and is stamped there with who gave it
 *   X3  a request's start finds the segment's generation new, and takes in what is addressed to its instance: one order of the
 *       instance for all of them, or one for each where they are about some of the cache. Its own ones (X1) it leaves out. Where
 *       any of them asks for a compaction, it sets the gate's bits
 *   X4  `taken_in` moves up to what was taken in. From here on, requests that start rely on it
 *
 * INVARIANTS
 *   E1  taken_in >= N: every order up to N that is addressed to the instance is in orders.generation (X1 before X2; X3 before X4)
 *   E2  a request that starts after N was given has reached orders.generation as it was at taken_in >= N or later
 *   E3  who takes in may die, or be overtaken, at any instruction: the next one takes in the same again, a superset
 *   E4  a segment that makes no sense is lost for the instance, once, and that counts as a reset. Numbers go on from there
 *   E5  who sees an order's number in taken_in, or its generation in orders.generation, sees the compaction due that it asks for (X1,
 *       X3), or that it was done since
 *   E6  an own order (X1) that is about more than memory has been raised as a reset in each former instance, before */
#ifndef OPCFLUSH_EXCHANGE_H
#define OPCFLUSH_EXCHANGE_H

#include "instance.h"
#include "segment.h"

/* What is to be ordered. */
typedef struct {
	opcflush_order_kind kind;
	char text[OPCFLUSH_TEXT_SIZE]; /* the whole order, such as "invalidate /srv/blog/" */
	const uint64_t *hash;          /* the list that goes with it, up to OPCFLUSH_LIST_MAX; NULL: none */
	size_t count;
} opcflush_wish;

/* Gives orders of this process to `instance` from now on, signals included; NULL: to none. Called before the first handler is
 * installed, and after the last one was removed. */
void opcflush_exchange_begin(opcflush_instance *instance);

/* Apache shuts PHP down and starts it again in the same process at a graceful restart, while children that it has forked before still
 * answer requests (one more on each connection that is kept alive): from now on, what is ordered in this process and in those that it
 * forks is a reset for `instance` as well. It stays mapped for that. Returns the one that is not reached any more, to be destroyed;
 * NULL: there is none. */
opcflush_instance *opcflush_exchange_retire(opcflush_instance *instance);

/* A reset for all instances that are reached so: a signal that came while PHP was down is lost. Called when handlers are there again. */
void opcflush_exchange_resume(void);

/* From now on orders also go by the segment. `party`: the row of this instance, which then takes in what others give;
 * OPCFLUSH_NOBODY: a command line, which only gives. */
void opcflush_exchange_attach(const opcflush_segment *segment, opcflush_party party, bool signals_to_all);

/* The opposite. Before the segment is closed. */
void opcflush_exchange_detach(void);

/* NULL: there is none, or it was lost. */
const opcflush_segment *opcflush_exchange_segment(void);

opcflush_party opcflush_exchange_party(void);

/* Whether there was a segment, and it was lost. */
bool opcflush_exchange_is_lost(void);

/* The word that moves with every order there is: the segment's generation, of an instance that is attached; else the
 * instance's own. */
#if defined(__GNUC__) && !defined(_WIN32)
# pragma GCC visibility push(hidden)
#endif
extern _Atomic uint64_t *_Atomic opcflush_exchange_newest;
#if defined(__GNUC__) && !defined(_WIN32)
# pragma GCC visibility pop
#endif

/* Sequentially consistent: pairs with the add by which an order is given. */
static inline uint64_t opcflush_exchange_look(void)
{
	return atomic_load(atomic_load_explicit(&opcflush_exchange_newest, memory_order_relaxed));
}

/* The number of the newest order of all. */
uint64_t opcflush_exchange_generation(void);

/* The number up to which orders are carried out where the instance has carried out its own up to `applied`. */
uint64_t opcflush_exchange_applied(uint64_t applied);

/* Where there is no segment: the order of the instance that has this number, and the other way round. */
uint64_t opcflush_exchange_local(uint64_t number);
uint64_t opcflush_exchange_number(uint64_t generation);

/* Gives an order and returns its number. `name` is that of the instance `to`, empty for all; `note` may be empty. In
 * effect when it returns, for all requests that start from then on. 0, which only a command line gets: the segment makes no
 * sense. Not for signal handlers. */
uint64_t opcflush_exchange_give(const opcflush_wish *wish, opcflush_party to, const char *name, const char *sapi, const char *by,
	const char *note);

/* Asks another instance, by the segment that there is: a dry run. Returns the question's number. */
uint64_t opcflush_exchange_ask(const opcflush_wish *wish, opcflush_party to, const char *name, const char *sapi, const char *by);

/* What this instance was asked and nobody has begun to answer; taken by who calls. False: nothing, or it cannot be read any more. */
bool opcflush_exchange_take_question(opcflush_ring_copy *question);

/* The same for signal handlers: async-signal-safe; does nothing where there is no instance. */
void opcflush_exchange_signal(int signo, opcflush_order_kind kind, const char *text, int32_t pid, uint32_t uid);

/* X3 and X4: takes in what the segment has, up to `seen` at least, which was looked at before. Returns how far it is; 0 where
 * there is no segment, or it turns out to be lost. Waits for others who do so, a bounded time. */
uint64_t opcflush_exchange_take_in(uint64_t seen);

/* Tells the others how far this instance is, and what its last flush was. */
void opcflush_exchange_report(uint64_t number);
void opcflush_exchange_report_flush(const opcflush_sweep_count *count);

#endif
