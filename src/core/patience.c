/* SPDX-License-Identifier: BSD-3-Clause
 * Patience: when a compaction is due, and when the gate may be closed for it. Run by request starts. */
#include "patience.h"
#include "clock.h"

#include <inttypes.h>
#include <stdio.h>

#define SECOND UINT64_C(1000000000)

/* A request that has been running for so long is plainly a long one: it will not end within a pause. */
#define LONG_PAUSES 5
#define LONG_AT_LEAST SECOND

/* Looking touches a line of each worker that is online. */
#define LOOK_DISTANCE (SECOND / 1000)

/* After each of these, twice as many may be in a request when the gate is closed. */
#define STEP (SECOND / 10)

/* How far apart holdings are that were in vain: doubled each time. */
#define FIRST_DISTANCE SECOND
#define LONGEST_DISTANCE (60 * SECOND)
/* Where memory is short each request compiles anew what finds no room. */
#define SHORT_DISTANCE_PAUSES 5
#define LONGEST_SHORT_DISTANCE (5 * SECOND)

opcflush_due opcflush_patience_judge(const opcflush_patience_terms *terms, const opcflush_memory_view *memory, bool asked, unsigned *percent,
	bool *is_short)
{
	bool is_wasted = memory->wasted >= terms->worth && memory->wasted > 0, is_stale = memory->stale_keys >= terms->worth && memory->stale_keys > 0;
	bool is_full = is_wasted && (memory->is_full || memory->free < terms->free);
	bool has_no_keys = (is_wasted || is_stale) && memory->free_keys < terms->free;

	*is_short = terms->free && (is_full || has_no_keys);
	*percent = 0;
	if (asked) {
		return OPCFLUSH_DUE_ASKED;
	}
	if (terms->wasted && memory->wasted >= terms->wasted) {
		*percent = (unsigned)memory->wasted;
		return OPCFLUSH_DUE_WASTED;
	}
	if (*is_short) {
		*percent = (unsigned)(is_full ? memory->free : memory->free_keys);
		return is_full ? OPCFLUSH_DUE_FREE : OPCFLUSH_DUE_KEYS;
	}
	return OPCFLUSH_NOT_DUE;
}

void opcflush_patience_note(opcflush_patience *patience, opcflush_due due, unsigned percent, bool is_short)
{
	uint64_t never = 0;

	atomic_store(&patience->due, due);
	atomic_store(&patience->percent, percent);
	atomic_store(&patience->short_of, is_short);
	if (due != OPCFLUSH_NOT_DUE) {
		if (atomic_compare_exchange_strong(&patience->since, &never, opcflush_clock_monotonic())) {
			atomic_store(&patience->time, opcflush_clock_of_day());
		}
		return;
	}
	atomic_store(&patience->since, 0);
	atomic_store(&patience->next, 0);
	atomic_store(&patience->in_vain, 0);
	atomic_store(&patience->waiting, OPCFLUSH_WAITING_FOR_NOTHING);
}

static bool is_long(const opcflush_patience_terms *terms, uint64_t age)
{
	return age > LONG_AT_LEAST && age > LONG_PAUSES * terms->pause;
}

/* Since when the gate might be held closed. */
static uint64_t ripe_at(opcflush_patience *patience, const opcflush_patience_terms *terms)
{
	uint64_t since = atomic_load(&patience->since) + (atomic_load(&patience->short_of) ? 0 : terms->patience);
	uint64_t next = atomic_load(&patience->next);

	return since > next ? since : next;
}

/* The fewer are in a request, the sooner they all have ended: at first it takes one of the moments when there are few. */
static bool are_few_enough(uint32_t others, uint64_t ripe_for)
{
	uint64_t steps = ripe_for / STEP;

	return steps >= 32 || others <= (uint64_t)1 << steps;
}

bool opcflush_patience_is_due(opcflush_patience *patience, uint64_t now)
{
	return now >= atomic_load(&patience->next_look);
}

static void note_what_for(opcflush_patience *patience, const opcflush_patience_terms *terms, const opcflush_gate_others *others, uint64_t age)
{
	atomic_store(&patience->others, others->online);
	atomic_store(&patience->pid, others->pid);
	atomic_store(&patience->age, age);
	atomic_store(&patience->waiting, others->forbidden ? OPCFLUSH_WAITING_FOR_SLOTLESS : !others->online ? OPCFLUSH_WAITING_FOR_NOTHING
		: is_long(terms, age) ? OPCFLUSH_WAITING_FOR_A_LONG_ONE : OPCFLUSH_WAITING_FOR_OTHERS);
}

bool opcflush_patience_may_hold(opcflush_patience *patience, const opcflush_patience_terms *terms, uint64_t now, const opcflush_gate_others *others,
	uint64_t age)
{
	note_what_for(patience, terms, others, age);
	return !others->forbidden && (!others->online || (terms->pause && !is_long(terms, age) && now >= atomic_load(&patience->next)));
}

opcflush_patience_verdict opcflush_patience_try(opcflush_patience *patience, const opcflush_patience_terms *terms, uint64_t now,
	const opcflush_gate_others *others, uint64_t age)
{
	uint64_t ripe = ripe_at(patience, terms);

	atomic_store(&patience->next_look, others->online || others->forbidden ? now + LOOK_DISTANCE : 0);
	if (!opcflush_patience_may_hold(patience, terms, now, others, age)) {
		return OPCFLUSH_NOT_NOW;
	}
	if (!others->online) {
		return OPCFLUSH_LOOK_ONLY;
	}
	return now >= ripe && are_few_enough(others->online, now - ripe) ? OPCFLUSH_HOLD : OPCFLUSH_NOT_NOW;
}

void opcflush_patience_in_vain(opcflush_patience *patience, const opcflush_patience_terms *terms, uint64_t now)
{
	bool is_short = atomic_load(&patience->short_of);
	uint64_t distance = is_short ? SHORT_DISTANCE_PAUSES * terms->pause : FIRST_DISTANCE;
	uint64_t longest = is_short ? LONGEST_SHORT_DISTANCE : LONGEST_DISTANCE;
	uint32_t times = atomic_fetch_add(&patience->in_vain, 1);

	for (; times && distance < longest; times--) {
		distance *= 2;
	}
	distance = distance < longest ? distance : longest;
	/* Never closed for more than a part of the time, however long a pause is. */
	atomic_store(&patience->next, now + (distance > 2 * terms->pause ? distance : 2 * terms->pause));
}

void opcflush_patience_say_why(uint32_t due, uint32_t percent, char *text, size_t size)
{
	switch (due) {
		case OPCFLUSH_DUE_ASKED:
			snprintf(text, size, "asked for");
			return;
		case OPCFLUSH_DUE_WASTED:
			snprintf(text, size, "%" PRIu32 " %% of the memory is wasted", percent);
			return;
		case OPCFLUSH_DUE_FREE:
			snprintf(text, size, "%" PRIu32 " %% of the memory is free", percent);
			return;
		case OPCFLUSH_DUE_KEYS:
			snprintf(text, size, "%" PRIu32 " %% of the keys are free", percent);
			return;
		case OPCFLUSH_DUE_PENDING:
			snprintf(text, size, "OPcache has a restart to end");
			return;
		default:
			if (size) {
				*text = '\0';
			}
	}
}

void opcflush_patience_say_waiting(opcflush_patience *patience, char *text, size_t size)
{
	uint32_t others = atomic_load(&patience->others);

	switch (atomic_load(&patience->waiting)) {
		case OPCFLUSH_WAITING_FOR_OTHERS:
			snprintf(text, size, others == 1 ? "%" PRIu32 " other is in a request" : "%" PRIu32 " others are in a request", others);
			return;
		case OPCFLUSH_WAITING_FOR_A_LONG_ONE:
			snprintf(text, size, "process %d is in a request for %" PRIu64 " s", (int)atomic_load(&patience->pid),
				atomic_load(&patience->age) / SECOND);
			return;
		case OPCFLUSH_WAITING_FOR_SLOTLESS:
			snprintf(text, size, "a request runs without a slot, or a forked child has not gone online");
			return;
		default:
			if (size) {
				*text = '\0';
			}
	}
}
