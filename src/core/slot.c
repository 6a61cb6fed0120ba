/* SPDX-License-Identifier: BSD-3-Clause
 * Slots: one worker's cell each. Run by workers (their own slot) and by the applier (all of them). */
#include "slot.h"

#include <time.h>
#include <unistd.h>

#define GROW_TRIES 100

bool opcflush_slots_init(opcflush_slots *slots)
{
	return opcflush_lock_init(&slots->growing);
}

static bool take(opcflush_slot *slot)
{
	if (opcflush_lock_try(&slot->owner) == OPCFLUSH_LOCK_BUSY) {
		return false;
	}
	if (atomic_load(&slot->mark)) {
		opcflush_lock_release(&slot->owner);
		return false;
	}
	atomic_store(&slot->pid, (int32_t)getpid());
	atomic_store(&slot->generation, 0);
	opcflush_presence_go_offline(&slot->presence);
	return true;
}

/* Makes one more slot ready. The count is raised after the slot is whole, so a process that dies in here leaves a slot that
 * the next one makes ready again. */
static bool grow(opcflush_slots *slots)
{
	const struct timespec millisecond = {0, 1000000};
	uint32_t used;
	bool grown = false;

	for (int tries = 0; opcflush_lock_try(&slots->growing) == OPCFLUSH_LOCK_BUSY; tries++) {
		if (tries == GROW_TRIES) {
			return false;
		}
		nanosleep(&millisecond, NULL);
	}
	used = atomic_load(&slots->used);
	if (used < OPCFLUSH_SLOTS && opcflush_lock_init(&slots->slot[used].owner)) {
		atomic_store(&slots->used, used + 1);
		grown = true;
	}
	opcflush_lock_release(&slots->growing);
	return grown;
}

opcflush_slot *opcflush_slot_take(opcflush_slots *slots)
{
	uint32_t i = 0;

	do {
		for (; i < atomic_load(&slots->used); i++) {
			if (take(&slots->slot[i])) {
				return &slots->slot[i];
			}
		}
	} while (grow(slots));
	return NULL;
}

void opcflush_slot_leave(opcflush_slot *slot)
{
	if (opcflush_slot_is_marked(slot)) {
		opcflush_slot_orphan(slot);
	}
	atomic_store(&slot->pid, 0);
	opcflush_presence_go_offline(&slot->presence);
	opcflush_lock_release(&slot->owner);
}

void opcflush_slot_orphan(opcflush_slot *slot)
{
	atomic_fetch_or(&slot->mark, OPCFLUSH_ORPHANED);
	opcflush_slot_unmark(slot);
}

/* Two steps, so that a mark is never lost: an applier that dies between them leaves both bits. */
static void begin_to_settle(opcflush_slot *slot, uint32_t gone)
{
	atomic_fetch_or(&slot->mark, OPCFLUSH_SETTLING);
	atomic_fetch_and(&slot->mark, ~gone);
}

/* Holds the slot meanwhile, so that no new worker takes it. An owner that has just ended well leaves no mark to take away. */
static bool begin_to_settle_if_dead(opcflush_slot *slot)
{
	if (opcflush_lock_try(&slot->owner) == OPCFLUSH_LOCK_BUSY) {
		return false;
	}
	begin_to_settle(slot, OPCFLUSH_PUBLISHING);
	opcflush_lock_release(&slot->owner);
	return true;
}

static bool is_blocking(opcflush_slot *slot, uint32_t mark, uint64_t target)
{
	return (mark & OPCFLUSH_PUBLISHING) && atomic_load(&slot->generation) < target;
}

static void add_forsaken(opcflush_slots_view *view, opcflush_slot *slot)
{
	uint64_t script = atomic_load(&slot->script);

	view->forsaken++;
	if (script == OPCFLUSH_SEVERAL || (script && view->scripts == OPCFLUSH_FORSAKEN_KEPT)) {
		view->several = true;
	} else if (script) {
		view->script[view->scripts++] = script;
	}
}

bool opcflush_slots_may_publish(opcflush_slots *slots, uint64_t target, uint64_t script)
{
	uint32_t used = atomic_load(&slots->used);

	for (uint32_t i = 0; i < used; i++) {
		uint32_t mark = atomic_load(&slots->slot[i].mark);
		uint64_t noted = atomic_load(&slots->slot[i].script);

		if (((mark & (OPCFLUSH_ORPHANED | OPCFLUSH_SETTLING)) || is_blocking(&slots->slot[i], mark, target))
			&& (!noted || noted == script || noted == OPCFLUSH_SEVERAL)) {
			return true;
		}
	}
	return false;
}

bool opcflush_slots_have_forsaken(const opcflush_slots_view *view, uint64_t script)
{
	for (uint32_t i = 0; i < view->scripts; i++) {
		if (view->script[i] == script) {
			return true;
		}
	}
	return view->several;
}

void opcflush_slots_look(opcflush_slots *slots, uint64_t target, opcflush_slots_view *view)
{
	uint32_t used = atomic_load(&slots->used);

	*view = (opcflush_slots_view){0};
	for (uint32_t i = 0; i < used; i++) {
		opcflush_slot *slot = &slots->slot[i];
		uint32_t mark = atomic_load(&slot->mark);

		if (!mark) {
			continue;
		}
		if (mark & (OPCFLUSH_ORPHANED | OPCFLUSH_SETTLING)) {
			begin_to_settle(slot, OPCFLUSH_ORPHANED);
			add_forsaken(view, slot);
		}
		if (!is_blocking(slot, mark, target)) {
			continue;
		}
		if (begin_to_settle_if_dead(slot)) {
			add_forsaken(view, slot);
			continue;
		}
		view->blocking++;
		if (atomic_load(&slot->given_up) == atomic_load(&slot->generation)) {
			view->stubborn++;
		}
	}
}

void opcflush_slots_settle(opcflush_slots *slots)
{
	uint32_t used = atomic_load(&slots->used);

	for (uint32_t i = 0; i < used; i++) {
		if (atomic_load(&slots->slot[i].mark) & OPCFLUSH_SETTLING) {
			atomic_fetch_and(&slots->slot[i].mark, ~OPCFLUSH_SETTLING);
		}
	}
}

void opcflush_slots_give_up(opcflush_slots *slots, uint64_t target)
{
	uint32_t used = atomic_load(&slots->used);

	for (uint32_t i = 0; i < used; i++) {
		opcflush_slot *slot = &slots->slot[i];

		if (is_blocking(slot, atomic_load(&slot->mark), target)) {
			atomic_store(&slot->given_up, atomic_load(&slot->generation));
		}
	}
}

static bool has_owner(opcflush_slot *slot)
{
	if (opcflush_lock_try(&slot->owner) == OPCFLUSH_LOCK_BUSY) {
		return true;
	}
	opcflush_lock_release(&slot->owner);
	return false;
}

uint32_t opcflush_slots_taken(opcflush_slots *slots)
{
	uint32_t used = atomic_load(&slots->used), taken = 0;

	for (uint32_t i = 0; i < used; i++) {
		taken += has_owner(&slots->slot[i]);
	}
	return taken;
}

bool opcflush_slots_is_over(opcflush_slots *slots, uint64_t generation, const opcflush_slot *own)
{
	uint32_t used = atomic_load(&slots->used);

	if (atomic_load(&slots->outside)) {
		return false;
	}
	for (uint32_t i = 0; i < used; i++) {
		opcflush_slot *slot = &slots->slot[i];

		if (slot != own && opcflush_presence_is_old(&slot->presence, generation) && has_owner(slot)) {
			return false;
		}
	}
	return true;
}

bool opcflush_slot_read(opcflush_slots *slots, uint32_t index, opcflush_slot_copy *copy)
{
	opcflush_slot *slot = &slots->slot[index];

	if (index >= atomic_load(&slots->used) || !has_owner(slot)) {
		return false;
	}
	copy->pid = (pid_t)atomic_load(&slot->pid);
	copy->online = atomic_load(&slot->presence.online);
	copy->since = atomic_load(&slot->presence.since);
	return true;
}
