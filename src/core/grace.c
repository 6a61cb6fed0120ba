/* SPDX-License-Identifier: BSD-3-Clause
 * The segment's slots, and the look at them that ends a grace period. */
#include "grace.h"
#include "mutex.h"
#include "segment.h"

/* What this process holds: a lock on a file does not keep one of its threads from taking what another one has. */
static atomic_bool owned[OPCFLUSH_GRACE_SLOTS];

/* For the locks of workers: an open file description of this process's own, if it may have one. Under `opening`. */
static opcflush_mutex opening = OPCFLUSH_MUTEX_INITIALIZER;
static int own_file = -1;
static bool is_opened;

/* How many requests of this process run without a slot, and of which instance it is. Changed under `opening`, too. */
static atomic_uint outside;
static _Atomic(opcflush_party) outsiders_party;

/* When none was left, and it is worth another try: to look at all of them takes thousands of system calls. */
#define TRY_AGAIN_NS 100000000
static _Atomic uint64_t not_before;

static int find_own_file(const struct opcflush_segment *segment)
{
	opcflush_mutex_lock(&opening);
	if (!is_opened) {
		own_file = opcflush_segment_open_again(segment);
		is_opened = true;
	}
	opcflush_mutex_unlock(&opening);
	return own_file;
}

/* The one lock may be gone though its holder lives: then the other one tells. */
static bool take(const struct opcflush_segment *segment, unsigned index)
{
	if (atomic_exchange(&owned[index], true)) {
		return false;
	}
	if (!opcflush_segment_try_lock(segment, OPCFLUSH_LOCK_OF_SLOT, index)) {
		atomic_store(&owned[index], false);
		return false;
	}
	if (opcflush_segment_is_locked(segment, OPCFLUSH_LOCK_OF_WORKER, index)) {
		opcflush_segment_unlock(segment, index);
		atomic_store(&owned[index], false);
		return false;
	}
	return true;
}

opcflush_grace_slot *opcflush_grace_take(const struct opcflush_segment *segment, opcflush_party party)
{
	uint64_t now = opcflush_clock_monotonic();
	int file = find_own_file(segment);

	if (now < atomic_load(&not_before)) {
		return NULL;
	}
	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i++) {
		opcflush_grace_slot *slot = &segment->content->grace.slot[i];

		if (take(segment, i)) {
			opcflush_segment_hold(file, i, true);
			opcflush_presence_go_offline(&slot->presence);
			atomic_store(&slot->pid, opcflush_self_pid());
			atomic_store(&slot->party, party);
			return slot;
		}
	}
	atomic_store(&not_before, now + TRY_AGAIN_NS);
	return NULL;
}

void opcflush_grace_leave(const struct opcflush_segment *segment, opcflush_grace_slot *slot)
{
	unsigned index = (unsigned)(slot - segment->content->grace.slot);

	opcflush_presence_go_offline(&slot->presence);
	atomic_store(&slot->pid, 0);
	opcflush_segment_hold(find_own_file(segment), index, false);
	opcflush_segment_unlock(segment, index);
	atomic_store(&owned[index], false);
}

void opcflush_grace_forget(void)
{
	opcflush_segment_close_again(own_file);
	own_file = -1;
	is_opened = false;
	atomic_store(&outside, 0);
	atomic_store(&not_before, 0);
	opcflush_mutex_init(&opening);
	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i++) {
		atomic_store_explicit(&owned[i], false, memory_order_relaxed);
	}
}

/* A process is not told of its own locks. */
static bool is_taken(const struct opcflush_segment *segment, unsigned index)
{
	return atomic_load(&owned[index]) || opcflush_segment_is_locked(segment, OPCFLUSH_LOCK_OF_SLOT, index)
		|| opcflush_segment_is_locked(segment, OPCFLUSH_LOCK_OF_WORKER, index);
}

/* A slot that changes hands in between may look old though its new owner is not: the next look knows better. */
static bool is_old(const struct opcflush_segment *segment, unsigned index, uint64_t generation)
{
	return opcflush_presence_is_old(&segment->content->grace.slot[index].presence, generation) && is_taken(segment, index);
}

void opcflush_grace_go_outside(const struct opcflush_segment *segment, opcflush_party party, int32_t difference)
{
	opcflush_roster_row *row = opcflush_roster_row_of(segment, party);

	if (difference > 0) {
		atomic_fetch_add(&row->without_slot, 1);
	}
	opcflush_mutex_lock(&opening);
	atomic_store(&outsiders_party, party);
	atomic_fetch_add(&outside, (unsigned)difference);
	opcflush_segment_share(segment, party - 1, atomic_load(&outside) != 0);
	opcflush_mutex_unlock(&opening);
	if (difference < 0) {
		atomic_fetch_sub(&row->without_slot, 1);
	}
}

/* In other processes than this one, which is not told of its own lock. */
static bool has_outsiders(const struct opcflush_segment *segment, opcflush_party party)
{
	return atomic_load(&opcflush_roster_row_of(segment, party)->without_slot)
		&& opcflush_segment_is_locked(segment, OPCFLUSH_LOCK_OF_OUTSIDERS, party - 1);
}

uint32_t opcflush_grace_count_outsiders(const struct opcflush_segment *segment, opcflush_party party)
{
	uint32_t count = atomic_load(&opcflush_roster_row_of(segment, party)->without_slot);
	bool own = atomic_load(&outside) && atomic_load(&outsiders_party) == party;

	return own || has_outsiders(segment, party) ? count : 0;
}

bool opcflush_grace_is_over(const struct opcflush_segment *segment, uint64_t generation, const opcflush_grace_slot *own)
{
	/* In this process, the caller may be one itself. */
	if (atomic_load(&outside) > (own ? 0 : 1)) {
		return false;
	}
	for (opcflush_party party = 1; party <= OPCFLUSH_ROSTER_ROWS; party++) {
		if (has_outsiders(segment, party)) {
			return false;
		}
	}
	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i++) {
		if (&segment->content->grace.slot[i] != own && is_old(segment, i, generation)) {
			return false;
		}
	}
	return true;
}

bool opcflush_grace_read(const struct opcflush_segment *segment, unsigned index, opcflush_grace_copy *copy)
{
	opcflush_grace_slot *slot = &segment->content->grace.slot[index];

	copy->pid = atomic_load(&slot->pid);
	if (!copy->pid || !is_taken(segment, index)) {
		return false;
	}
	copy->online = atomic_load(&slot->presence.online);
	copy->since = atomic_load(&slot->presence.since);
	copy->party = (opcflush_party)atomic_load(&slot->party);
	return true;
}
