/* SPDX-License-Identifier: BSD-3-Clause
 * Patience: when a compaction is due, and when the gate may be closed for it. In the instance's memory. Nothing but the time of a
 * compaction rests on it: whatever is in here, the gate (gate.h) decides whether it may be carried out.
 *
 * Written by request starts, any of them, one field at a time; two that write at once may mix what is shown for a moment. */
#ifndef OPCFLUSH_PATIENCE_H
#define OPCFLUSH_PATIENCE_H

#include "gate.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
	unsigned wasted;   /* percent that is wasted from which a compaction is due; 0: never for that */
	unsigned free;     /* percent of memory or keys that is free under which one is due; 0: never for that */
	unsigned worth;    /* percent of memory that must be wasted, or of keys that must be stale, for the latter: opcache.max_wasted_percentage */
	uint64_t pause;    /* nanoseconds that the gate may be closed for others to end */
	uint64_t patience; /* nanoseconds before it is, where memory is not short */
} opcflush_patience_terms;

/* What OPcache says of its memory. */
typedef struct {
	double wasted;      /* percent */
	double free;        /* percent */
	double free_keys;   /* percent */
	double stale_keys;  /* percent of all that there is room for: of scripts that were invalidated and not compiled anew */
	bool is_full;       /* it takes in no more scripts */
} opcflush_memory_view;

typedef enum {
	OPCFLUSH_NOT_DUE,
	OPCFLUSH_DUE_ASKED,
	OPCFLUSH_DUE_WASTED,
	OPCFLUSH_DUE_FREE,
	OPCFLUSH_DUE_KEYS,
	OPCFLUSH_DUE_PENDING /* OPcache has a restart of its own to do */
} opcflush_due;

typedef enum {
	OPCFLUSH_WAITING_FOR_NOTHING,
	OPCFLUSH_WAITING_FOR_OTHERS,    /* `others` of them */
	OPCFLUSH_WAITING_FOR_A_LONG_ONE, /* in process `pid`, for `age` nanoseconds */
	OPCFLUSH_WAITING_FOR_SLOTLESS   /* or for a forked child */
} opcflush_waiting;

typedef struct {
	_Atomic uint32_t due;      /* opcflush_due */
	_Atomic uint32_t percent;  /* that it is due for */
	_Atomic uint32_t short_of; /* memory or keys: no patience */
	_Atomic uint64_t since;    /* monotonic nanoseconds; 0: not due */
	_Atomic uint64_t time;     /* the same of the day */
	_Atomic uint64_t next;     /* monotonic: the gate is not closed for others before */
	_Atomic uint64_t next_look; /* monotonic: nobody looks at the slots before */
	_Atomic uint32_t in_vain;  /* times in a row that it was */
	_Atomic uint32_t waiting;  /* opcflush_waiting */
	_Atomic uint32_t others;
	_Atomic int32_t pid;
	_Atomic uint64_t age;
} opcflush_patience;

/* Why a compaction is due, if `asked` or by what is in memory. `percent` and `is_short` go with it. */
opcflush_due opcflush_patience_judge(const opcflush_patience_terms *terms, const opcflush_memory_view *memory, bool asked, unsigned *percent,
	bool *is_short);

/* Notes the verdict: since when a compaction is due stays, while it is. */
void opcflush_patience_note(opcflush_patience *patience, opcflush_due due, unsigned percent, bool is_short);

typedef enum {
	OPCFLUSH_NOT_NOW,
	OPCFLUSH_LOOK_ONLY, /* nobody else is online: the gate may be closed, and opened at once if that was not so */
	OPCFLUSH_HOLD       /* it may be closed for terms->pause */
} opcflush_patience_verdict;

/* Whether it is of use to look who is online: not again at once, where somebody was. */
bool opcflush_patience_is_due(opcflush_patience *patience, uint64_t now);

/* What to do at `now` where these others are online, the oldest of them for `age` nanoseconds. Notes what it waits for. */
opcflush_patience_verdict opcflush_patience_try(opcflush_patience *patience, const opcflush_patience_terms *terms, uint64_t now,
	const opcflush_gate_others *others, uint64_t age);

/* The same, where there is nothing to be waited for but that they end: whether the gate may be held closed for them. */
bool opcflush_patience_may_hold(opcflush_patience *patience, const opcflush_patience_terms *terms, uint64_t now, const opcflush_gate_others *others,
	uint64_t age);

/* The gate was held closed in vain: it will not be again so soon. */
void opcflush_patience_in_vain(opcflush_patience *patience, const opcflush_patience_terms *terms, uint64_t now);

/* For people: "26 % of the memory is wasted"; and what it waits for, empty where it is nothing. */
void opcflush_patience_say_why(uint32_t due, uint32_t percent, char *text, size_t size);
void opcflush_patience_say_waiting(opcflush_patience *patience, char *text, size_t size);

#endif
