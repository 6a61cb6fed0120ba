/* SPDX-License-Identifier: BSD-3-Clause
 * Forks of threads that are online: `forked` and `arrived` of src/core/gate.h. A child goes on with its parent's request, in a slot of
 * its own, until it ends. Its parent may end its request, or die, at any step. A fork may fail.
 *
 * Properties: (c), G1, (d), as in gate.pml.
 *
 * Left out: deaths of children, which before they have arrived forbid C4 for ever, and after it are as any worker's; requests of
 * children, and forks by them: a child that is online is a parent as any.
 *
 * 2 workers, 1 fork, 1 death: 0.8 million states. Large: 2 forks, 10.3 million, 1 minute. */
#define NOBODY 255
#ifndef WORKERS
#define WORKERS 2
#endif
#ifndef DEATHS
#define DEATHS 1
#endif
#ifndef FORKS
#define FORKS 2
#endif
#define THREADS (WORKERS + FORKS)
#define SLOTS THREADS

byte owner[SLOTS] = NOBODY; /* the lock that a slot's owner holds for life */
bool online[SLOTS];
byte deaths = DEATHS, victim = NOBODY;

byte forked, arrived; /* as in opcflush_gate */
byte born;            /* so many children */

#define EMPTY_CACHE
#define EMPTY_INDEX

#include "gate_steps.inc"

inline request()
{
	enter();
	start(off);
	do
	:: off -> break
	:: !off ->
		if
		:: close_gate(); /* a compaction */
			if
			:: alone -> restart(off)
			:: else
			fi
		:: d_step { forked < FORKS -> skip }
			fork()
		:: break
		fi
	od;
	leave()
}

/* The parent's side. */
inline fork()
{
#ifndef FORKED_LATE
	d_step { forked++ }
#endif
	if
	:: d_step { born < FORKS -> in[WORKERS + born] = true; born++ }
	:: d_step { arrived++ } /* it fails */
	fi;
#ifdef FORKED_LATE
	d_step { forked++ }
#endif
}

proctype worker(byte me)
{
	byte slot = me, k, arrived_before, forked_before;
	bool others, alone, off;

	do
	:: {
		d_step { owner[slot] = me }
		d_step { online[slot] = false }
		do
		:: request()
		od
	} unless {
		d_step {
			victim == me ->
			victim = NOBODY; k = 0; arrived_before = 0; forked_before = 0; others = false; alone = false; off = false
		}
	}
	od
}

/* It goes on with its parent's request, and does no more. */
proctype child(byte me)
{
	byte slot = me;

end:	d_step { born > me - WORKERS -> owner[slot] = me }
	d_step { use() }
#ifdef ARRIVED_FIRST
	d_step { arrived++ }
	d_step { online[slot] = true }
#else
	d_step { online[slot] = true }
	d_step { arrived++ }
#endif
	leave()
}

#define DIE(who) d_step { who < WORKERS && deaths > 0 && victim == NOBODY && owner[who] == who -> \
	deaths--; victim = who; owner[who] = NOBODY; die_at_the_gate(who) }

proctype killer()
{
end:	do
	:: DIE(0)
	:: DIE(1)
#if WORKERS > 2
	:: DIE(2)
#endif
	od
}

init {
	atomic {
		byte i;
		do
		:: i < WORKERS -> run worker(i); i++
		:: i >= WORKERS && i < THREADS -> run child(i); i++
		:: else -> break
		od;
		if
		:: DEATHS -> run killer()
		:: else
		fi
	}
}
