/* SPDX-License-Identifier: BSD-3-Clause
 * The life of an order, R1 to P3 of src/core/instance.h: workers that start requests, include a script, compile and publish it,
 * apply orders and give up waiting for others; a deployer that changes the file and gives an order; deaths of workers, at any step, each of
 * whom is replaced by another one. A request ends at any point between two includes; it starts again for ever. A bailout is a P3
 * that cannot invalidate.
 *
 * Properties: (a) no request runs what is older than the newest order when it started; (b) nothing stale stays in the cache
 * once the order is applied, but under marks (I1); (d) no deadlock.
 *
 * Left out: the gate, which only keeps requests from running: all that they do without it, and more, is here (both.pml has both). What
 * order_steps.inc leaves out.
 *
 * 2 workers, 1 death, 2 orders: 4.4 million states. Large: 3 orders 20 million, 3 minutes, 2 GB; 2 deaths with 1 order 2.8 million. */
#define NOBODY 255
#ifndef WORKERS
#define WORKERS 2
#endif
#ifndef DEATHS
#define DEATHS 1
#endif
#ifndef ORDERS
#define ORDERS 2
#endif
#define THREADS WORKERS
#define SLOTS (WORKERS + DEATHS)
#define USE skip

byte owner[SLOTS] = NOBODY; /* the lock that a slot's owner holds for life */
byte deaths = DEATHS, victim = NOBODY;

#include "order_steps.inc"

proctype worker(byte me)
{
	byte slot = NOBODY, k, reached, target, version, seen_mark, seen_generation;
	bool detached, blocking, forsaken;

	do
	:: {
		take_slot();
		do
		:: reach();
			do
			:: detached -> break
			:: !detached -> include()
			:: !detached -> break
			od
		od
	} unless {
		d_step {
			victim == me ->
			victim = NOBODY; slot = NOBODY; k = 0; reached = 0; target = 0; version = 0; seen_mark = 0; seen_generation = 0;
			detached = false; blocking = false; forsaken = false
		}
	}
	od
}

#define DIE(n) d_step { n < SLOTS && deaths && victim == NOBODY && owner[n] != NOBODY -> \
	deaths--; victim = owner[n]; owner[n] = NOBODY; die_at_an_order(victim) }

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
