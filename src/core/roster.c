/* SPDX-License-Identifier: BSD-3-Clause
 * The segment's roster: who is attached. */
#include "roster.h"
#include "segment.h"

#include <stdio.h>
#include <string.h>

bool opcflush_roster_is_name(const char *name)
{
	size_t length = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:@-");

	return length > 0 && length < OPCFLUSH_NAME_SIZE && name[length] == '\0';
}

opcflush_roster_row *opcflush_roster_row_of(const struct opcflush_segment *segment, opcflush_party party)
{
	return &segment->content->roster.row[party - 1];
}

opcflush_party opcflush_roster_enter(const struct opcflush_segment *segment, const char *name, const char *sapi, const char *php)
{
	opcflush_moment now = opcflush_moment_now();
	opcflush_roster_row *row;
	opcflush_party party = 1;

	while (!opcflush_segment_try_lock(segment, OPCFLUSH_LOCK_OF_INSTANCE, party - 1)) {
		if (party++ == OPCFLUSH_ROSTER_ROWS) {
			return OPCFLUSH_NOBODY;
		}
	}
	row = opcflush_roster_row_of(segment, party);
	opcflush_text_copy(row->name, name, sizeof(row->name));
	opcflush_text_copy(row->sapi, sapi, sizeof(row->sapi));
	opcflush_text_copy(row->php, php, sizeof(row->php));
	atomic_store(&row->started, opcflush_clock_of_day());
	atomic_store(&row->ticks, now.ticks);
	atomic_store(&row->monotonic, now.monotonic);
	atomic_store(&row->applied, 0);
	atomic_store(&row->looked_at, 0);
	atomic_store(&row->invalidated, 0);
	atomic_store(&row->kept, 0);
	atomic_store(&row->without_slot, 0);
	atomic_store(&row->pid, opcflush_self_pid());
	return party;
}

bool opcflush_roster_read(const struct opcflush_segment *segment, opcflush_party party, opcflush_roster_copy *copy)
{
	opcflush_roster_row *row = opcflush_roster_row_of(segment, party);

	if (!atomic_load(&row->pid) || !opcflush_segment_is_locked(segment, OPCFLUSH_LOCK_OF_INSTANCE, party - 1)) {
		return false;
	}
	copy->party = party;
	copy->started = atomic_load(&row->started);
	copy->applied = atomic_load(&row->applied);
	copy->looked_at = atomic_load(&row->looked_at);
	copy->invalidated = atomic_load(&row->invalidated);
	copy->kept = atomic_load(&row->kept);
	copy->moment = (opcflush_moment){atomic_load(&row->ticks), atomic_load(&row->monotonic)};
	copy->pid = atomic_load(&row->pid);
	copy->without_slot = opcflush_grace_count_outsiders(segment, party);
	opcflush_text_copy(copy->name, row->name, sizeof(copy->name));
	opcflush_text_copy(copy->sapi, row->sapi, sizeof(copy->sapi));
	opcflush_text_copy(copy->php, row->php, sizeof(copy->php));
	if (!copy->name[0]) {
		snprintf(copy->name, sizeof(copy->name), "%s:%d", copy->sapi, (int)copy->pid);
	}
	return true;
}
