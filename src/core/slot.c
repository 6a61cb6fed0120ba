/* SPDX-License-Identifier: BSD-3-Clause
 * Slots: one worker's cell each. Run by workers (their own slot) and by the applier (all of them). */
#include "slot.h"
#include "self.h"

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
	atomic_store(&slot->pid, opcflush_self_pid());
	atomic_store(&slot->generation, 0);
	atomic_store(&slot->online, 0);
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
		opcflush_rest(&millisecond);
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
	atomic_store(&slot->online, 0);
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

/* What a slot says. The generation is loaded first: it moves when the owner starts its next request, and what the last one has left in the
 * mark is there by then. The other way round, an old mark would be taken for one of the new generation. */
typedef struct {
	uint64_t generation;
	uint32_t mark;
} slot_view;

static slot_view look_at(opcflush_slot *slot)
{
	slot_view view = {.generation = atomic_load(&slot->generation)};

	view.mark = atomic_load(&slot->mark);
	return view;
}

static bool is_blocking(const slot_view *view, uint64_t target)
{
	return (view->mark & OPCFLUSH_PUBLISHING) && view->generation < target;
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
		slot_view seen = look_at(&slots->slot[i]);
		uint64_t noted = atomic_load(&slots->slot[i].script);

		if (((seen.mark & (OPCFLUSH_ORPHANED | OPCFLUSH_SETTLING)) || is_blocking(&seen, target))
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
		slot_view seen = look_at(slot);

		if (!seen.mark) {
			continue;
		}
		if (seen.mark & (OPCFLUSH_ORPHANED | OPCFLUSH_SETTLING)) {
			begin_to_settle(slot, OPCFLUSH_ORPHANED);
			add_forsaken(view, slot);
		}
		if (!is_blocking(&seen, target)) {
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
		slot_view seen = look_at(slot);

		if (is_blocking(&seen, target)) {
			atomic_store(&slot->given_up, atomic_load(&slot->generation));
		}
	}
}

bool opcflush_slot_is_owned(opcflush_slot *slot)
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
		taken += opcflush_slot_is_owned(&slots->slot[i]);
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

		if (slot != own && opcflush_presence_is_old(&slot->presence, generation) && opcflush_slot_is_owned(slot)) {
			return false;
		}
	}
	return true;
}

bool opcflush_slot_read(opcflush_slots *slots, uint32_t index, opcflush_slot_copy *copy)
{
	opcflush_slot *slot = &slots->slot[index];

	if (index >= atomic_load(&slots->used) || !opcflush_slot_is_owned(slot)) {
		return false;
	}
	copy->pid = atomic_load(&slot->pid);
	copy->online = atomic_load(&slot->presence.online);
	copy->since = atomic_load(&slot->presence.since);
	return true;
}
