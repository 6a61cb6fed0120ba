/* SPDX-License-Identifier: BSD-3-Clause
 * The gate, S1 to Q1 of src/core/gate.h: workers that start requests, use OPcache's memory, and compact; a restart that
 * OPcache puts off, because somebody who is no worker holds its own lock; deaths of workers, at any step, each of whom is replaced by another one in the same slot.
 *
 * Properties: (c), G1, G3, G4: OPcache restarts only where nobody else is between S2 and O1, and nobody uses its memory meanwhile;
 * (d) no deadlock; (e), G2: who waits at the gate does not wait for ever, with weak fairness (-DTIMED), though holders die, or one is
 * stopped for ever before C4; (f), G5: the index is emptied only with an empty cache. -DPATIENT: time is never over, so that nothing but
 * the steps themselves can keep the workers from waiting for each other.
 *
 * Left out: orders: that something is published and in the index is all that the gate has to do with them. Requests without a slot,
 * which do no more than forbid C4. Restarts that scripts ask for, which G4 does not hold with: a mutant has them. What gate_steps.inc
 * leaves out.
 *
 * 3 workers, 1 death: 4.6 million states. Large: 2 deaths, 13 million, 1 minute, 1.6 GB. */
#define NOBODY 255
#ifndef WORKERS
#define WORKERS 3
#endif
#ifndef DEATHS
#define DEATHS 1
#endif
#ifndef OUTSIDERS
#define OUTSIDERS 1
#endif
#define THREADS WORKERS
#define SLOTS WORKERS

byte owner[SLOTS] = NOBODY; /* the lock that a slot's owner holds for life */
bool online[SLOTS];
bool cached, indexed;       /* what the workers have published, and its entry in the index */
byte deaths = DEATHS, victim = NOBODY;

#define EMPTY_CACHE cached = false;
#define EMPTY_INDEX d_step { assert(!cached); indexed = false }

#include "gate_steps.inc"

inline request()
{
	enter();
	start(off);
	do
	:: off -> break
	:: !off ->
		if
		:: d_step { indexed = true }
			d_step { use(); cached = true }
		:: close_gate(); /* a compaction */
			if
			:: alone -> restart(off)
			:: else
			fi
#ifdef RESET_AT_ONCE
		:: d_step { restart_pending = true }
#endif
		:: break
		fi
	od;
	leave()
}

proctype worker(byte me)
{
	byte slot = me, k;
	bool others, alone, off;

	do
	:: {
		d_step { owner[slot] = me }
		d_step { online[slot] = false }
		do
		:: request()
		od
	} unless {
		d_step { victim == me -> victim = NOBODY; k = 0; others = false; alone = false; off = false }
	}
	od
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

#ifdef TIMED
proctype clock()
{
end:	do
	:: d_step { closed && !late -> late = true }
	od
}

/* (e), G2: who waits does not wait for ever. */
ltl opens { [] ((closed && (waits[0] || waits[1])) -> <> !closed) }
#endif

init {
	atomic {
		byte i;
		do
		:: i < WORKERS -> run worker(i); i++
		:: else -> break
		od;
		if
		:: DEATHS -> run killer()
		:: else
		fi;
#ifdef TIMED
		run clock()
#endif
	}
}
