/* SPDX-License-Identifier: BSD-3-Clause
 * Orders and compactions together: what flush.pml and gate.pml do, in one request: S1 to S3, OPcache's request start or Q1, the
 * order is reached, a compaction, includes, O1.
 *
 * Properties: (a) to (d), as there. An index that is emptied (C5) loses nothing that an order has to find (A2).
 *
 * Left out: what they leave out, restarts that OPcache puts off, and (e) and (f), which gate.pml has.
 *
 * 2 workers, 1 death, 1 order: 6.1 million states. Large: 2 orders, 33 million, 2 minutes, 2.4 GB. */
#define NOBODY 255
#ifndef WORKERS
#define WORKERS 2
#endif
#ifndef DEATHS
#define DEATHS 1
#endif
#ifndef ORDERS
#define ORDERS 1
#endif
#define THREADS WORKERS
#define SLOTS (WORKERS + DEATHS)

byte owner[SLOTS] = NOBODY; /* the lock that a slot's owner holds for life */
bool online[SLOTS];
byte deaths = DEATHS, victim = NOBODY;

#define EMPTY_CACHE cache = 0;
#define EMPTY_INDEX d_step { indexed = false; assert_nothing_stale_stays() }
#define USE use()

#include "gate_steps.inc"
#include "order_steps.inc"

inline compact()
{
	close_gate();
	if
	:: alone -> restart(detached)
	:: else
	fi
}

inline request()
{
	enter();
	start(detached);
	if
	:: d_step { detached || spoilt -> skip }
	:: d_step { !detached && !spoilt -> skip }
		reach();
		if
		:: detached
		:: !detached -> compact()
		:: !detached
		fi;
		do
		:: detached || spoilt -> break
		:: !detached && !spoilt -> include()
		:: !detached -> break
		od
	fi;
	leave()
}

proctype worker(byte me)
{
	byte slot = NOBODY, k, reached, target, version, seen_mark, seen_generation;
	bool detached, blocking, forsaken, others, alone;

	do
	:: {
		take_slot();
		d_step { online[slot] = false }
		do
		:: request()
		od
	} unless {
		d_step {
			victim == me ->
			victim = NOBODY; slot = NOBODY; k = 0; reached = 0; target = 0; version = 0; seen_mark = 0; seen_generation = 0;
			detached = false; blocking = false; forsaken = false; others = false; alone = false
		}
	}
	od
}

#define DIE(n) d_step { n < SLOTS && deaths && victim == NOBODY && owner[n] != NOBODY -> \
	deaths--; victim = owner[n]; owner[n] = NOBODY; die_at_an_order(victim); die_at_the_gate(victim) }

proctype killer()
{
end:	do
	:: DIE(0)
	:: DIE(1)
	:: DIE(2)
	:: DIE(3)
	od
}

init {
	atomic {
		byte i;
		do
		:: i < WORKERS -> run worker(i); i++
		:: else -> break
		od;
		run deployer();
		if
		:: DEATHS -> run killer()
		:: else
		fi
	}
}
