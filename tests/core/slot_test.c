/* SPDX-License-Identifier: BSD-3-Clause
 * Slots: who owns one, and what an applier makes of the marks of the living, the dead and those that left one behind. */
#include "../../src/core/memory.h"
#include "../../src/core/slot.h"
#include "check.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 8
#define LIVES 150

static opcflush_slots *slots;
static opcflush_slots_view view;
static atomic_int *step;

/* New memory each time: a mutex that is held must not be written over. */
static void begin(void)
{
	if (slots != NULL) {
		opcflush_memory_unshare(slots, sizeof(*slots));
	}
	slots = opcflush_memory_share(sizeof(*slots));
	CHECK(slots != NULL && opcflush_slots_init(slots));
	atomic_store(step, 0);
}

static void await_step(int wanted)
{
	while (atomic_load(step) < wanted) {
		sched_yield();
	}
}

static int status_of(pid_t child)
{
	int status = -1;

	waitpid(child, &status, 0);
	return status;
}

static opcflush_slot *take_at(uint64_t generation)
{
	opcflush_slot *slot = opcflush_slot_take(slots);

	if (slot == NULL) {
		abort();
	}
	atomic_store(&slot->generation, generation);
	return slot;
}

static bool finds(uint64_t target, uint32_t blocking, uint32_t stubborn, uint32_t forsaken)
{
	opcflush_slots_look(slots, target, &view);
	return view.blocking == blocking && view.stubborn == stubborn && view.forsaken == forsaken;
}

static long index_of(const opcflush_slot *slot)
{
	return slot == NULL ? -1 : slot - slots->slot;
}

/* Takes a slot in another process, which is killed with it; returns its index. */
static long die_at(uint64_t generation, bool marked)
{
	pid_t child = fork();

	if (child == 0) {
		opcflush_slot *slot = take_at(generation);

		if (marked) {
			opcflush_slot_mark(slot);
		}
		atomic_store(step, (int)index_of(slot));
		raise(SIGKILL);
	}
	if (!WIFSIGNALED(status_of(child))) {
		abort();
	}
	return atomic_load(step);
}

static void owners(void)
{
	opcflush_slot *first, *second;
	pid_t child;

	check_group("each owner has a slot of its own, and what is left is taken again");
	begin();
	first = opcflush_slot_take(slots);
	second = opcflush_slot_take(slots);
	CHECK(index_of(first) == 0 && index_of(second) == 1 && opcflush_slots_taken(slots) == 2);
	CHECK(atomic_load(&first->pid) == (int32_t)getpid() && atomic_load(&first->generation) == 0);
	opcflush_slot_leave(first);
	CHECK(atomic_load(&first->pid) == 0 && opcflush_slots_taken(slots) == 1);
	CHECK(opcflush_slot_take(slots) == first && opcflush_slots_taken(slots) == 2);
	CHECK(atomic_load(&slots->used) == 2);

	check_group("a forked child owns nothing of its parent's");
	child = fork();
	if (child == 0) {
		_exit(index_of(opcflush_slot_take(slots)) == 2 ? 0 : 1);
	}
	CHECK(status_of(child) == 0);
	CHECK(opcflush_slots_taken(slots) == 2);

	check_group("the slot of a dead owner is free");
	CHECK(index_of(opcflush_slot_take(slots)) == 2);

	check_group("no slots are left when all are taken or forsaken");
	begin();
	for (int i = 0; i < OPCFLUSH_SLOTS - 2; i++) {
		opcflush_lock_init(&slots->slot[i].owner);
		atomic_store(&slots->slot[i].mark, OPCFLUSH_ORPHANED);
	}
	atomic_store(&slots->used, OPCFLUSH_SLOTS - 2);
	CHECK(index_of(opcflush_slot_take(slots)) == OPCFLUSH_SLOTS - 2);
	CHECK(index_of(opcflush_slot_take(slots)) == OPCFLUSH_SLOTS - 1);
	CHECK(opcflush_slot_take(slots) == NULL && atomic_load(&slots->used) == OPCFLUSH_SLOTS);
	CHECK(finds(2, 0, 0, OPCFLUSH_SLOTS - 2));
	opcflush_slots_settle(slots);
	CHECK(index_of(opcflush_slot_take(slots)) == 0);

	check_group("who dies making a slot ready leaves it to the next");
	begin();
	child = fork();
	if (child == 0) {
		opcflush_lock_try(&slots->growing);
		opcflush_lock_init(&slots->slot[0].owner);
		raise(SIGKILL);
	}
	status_of(child);
	CHECK(index_of(opcflush_slot_take(slots)) == 0 && index_of(opcflush_slot_take(slots)) == 1);
}

static void living(void)
{
	opcflush_slot *slot;

	check_group("the mark of a living owner blocks the orders that are newer than it");
	begin();
	slot = take_at(5);
	CHECK(finds(6, 0, 0, 0));
	opcflush_slot_mark(slot);
	CHECK(opcflush_slot_is_marked(slot) && finds(6, 1, 0, 0) && finds(100, 1, 0, 0));
	CHECK(finds(5, 0, 0, 0) && finds(4, 0, 0, 0));
	opcflush_slot_unmark(slot);
	CHECK(!opcflush_slot_is_marked(slot) && finds(6, 0, 0, 0));

	check_group("a mark that was waited for in vain is stubborn, and a newer one is not");
	opcflush_slot_mark(slot);
	opcflush_slots_give_up(slots, 5);
	CHECK(finds(6, 1, 0, 0));
	opcflush_slots_give_up(slots, 6);
	CHECK(finds(6, 1, 1, 0) && finds(7, 1, 1, 0));
	opcflush_slot_mark(take_at(5));
	CHECK(finds(7, 2, 1, 0));
	opcflush_slot_unmark(slot);
	CHECK(finds(7, 1, 0, 0));
	atomic_store(&slot->generation, 7);
	opcflush_slot_mark(slot);
	CHECK(finds(8, 2, 0, 0));
}

static void orphans(void)
{
	opcflush_slot *slot;

	check_group("an orphaned mark is forsaken, whatever its generation, until it is settled");
	begin();
	slot = take_at(5);
	opcflush_slot_mark(slot);
	opcflush_slot_orphan(slot);
	CHECK(!opcflush_slot_is_marked(slot) && finds(6, 0, 0, 1) && finds(3, 0, 0, 1));
	opcflush_slots_settle(slots);
	CHECK(finds(6, 0, 0, 0) && atomic_load(&slot->mark) == 0);

	check_group("what is forsaken stays so for the heir of an applier that died before settling it");
	opcflush_slot_mark(slot);
	opcflush_slot_orphan(slot);
	CHECK(finds(6, 0, 0, 1) && finds(6, 0, 0, 1));
	opcflush_slots_settle(slots);
	CHECK(finds(6, 0, 0, 0));

	check_group("one that is orphaned between the look and the settling is not lost");
	opcflush_slot_mark(slot);
	opcflush_slot_orphan(slot);
	CHECK(finds(6, 0, 0, 1));
	opcflush_slot_mark(slot);
	opcflush_slot_orphan(slot);
	opcflush_slots_settle(slots);
	CHECK(finds(6, 0, 0, 1));
	opcflush_slots_settle(slots);
	CHECK(finds(6, 0, 0, 0));

	check_group("an orphan and a new mark in one slot are both seen, and settling leaves the mark");
	opcflush_slot_mark(slot);
	opcflush_slot_orphan(slot);
	opcflush_slot_mark(slot);
	CHECK(finds(6, 1, 0, 1));
	opcflush_slots_settle(slots);
	CHECK(opcflush_slot_is_marked(slot) && finds(6, 1, 0, 0));

	check_group("who leaves with a mark orphans it, and the slot is not free until that is settled");
	opcflush_slot_leave(slot);
	CHECK(opcflush_slots_taken(slots) == 0);
	CHECK(index_of(opcflush_slot_take(slots)) == 1);
	CHECK(finds(6, 0, 0, 1) && index_of(opcflush_slot_take(slots)) == 2);
	opcflush_slots_settle(slots);
	CHECK(finds(6, 0, 0, 0) && opcflush_slot_take(slots) == slot);
}

static void the_dead(void)
{
	long index;
	pid_t child;

	check_group("the mark of a dead owner is forsaken, and its slot is not free until that is settled");
	begin();
	index = die_at(5, true);
	CHECK(opcflush_slots_taken(slots) == 0);
	CHECK(index_of(opcflush_slot_take(slots)) == index + 1);
	CHECK(finds(6, 0, 0, 1) && index_of(opcflush_slot_take(slots)) == index + 2);
	CHECK(finds(6, 0, 0, 1));
	opcflush_slots_settle(slots);
	CHECK(finds(6, 0, 0, 0) && index_of(opcflush_slot_take(slots)) == index);

	check_group("it is left to the first order that is newer, and keeps the slot until then");
	begin();
	index = die_at(5, true);
	CHECK(finds(5, 0, 0, 0));
	opcflush_slots_settle(slots);
	CHECK(index_of(opcflush_slot_take(slots)) == index + 1);
	CHECK(finds(6, 0, 0, 1));
	opcflush_slots_settle(slots);
	CHECK(index_of(opcflush_slot_take(slots)) == index);

	check_group("who dies without a mark leaves a free slot");
	begin();
	index = die_at(5, false);
	CHECK(finds(6, 0, 0, 0) && index_of(opcflush_slot_take(slots)) == index);
	CHECK(atomic_load(&slots->slot[index].generation) == 0);

	check_group("a mark blocks as long as its owner lives, and is forsaken when it is killed");
	begin();
	child = fork();
	if (child == 0) {
		alarm(60);
		opcflush_slot_mark(take_at(5));
		atomic_store(step, 1);
		for (;;) {
			pause();
		}
	}
	await_step(1);
	CHECK(finds(6, 1, 0, 0) && finds(6, 1, 0, 0));
	opcflush_slots_give_up(slots, 6);
	CHECK(finds(6, 1, 1, 0));
	kill(child, SIGKILL);
	status_of(child);
	CHECK(finds(6, 0, 0, 1));
	opcflush_slots_settle(slots);
	CHECK(finds(6, 0, 0, 0));
}

/* Of an instance that has no segment; the rest of its protocol is in grace_test.c. */
/* Another process's, which dies with its mark after it has noted these scripts. */
static void die_noting(uint64_t generation, const uint64_t *scripts, size_t count)
{
	pid_t child = fork();

	if (child == 0) {
		opcflush_slot *slot = take_at(generation);

		opcflush_slot_mark(slot);
		for (size_t i = 0; i < count; i++) {
			opcflush_slot_note(slot, scripts[i]);
		}
		raise(SIGKILL);
	}
	status_of(child);
}

static void scripts(void)
{
	static const uint64_t one[] = {4711}, same[] = {4712, 4712, 4712}, two[] = {4713, 4714, 4713};
	opcflush_slot *slot;

	check_group("what may have been published under a forsaken mark is told, and nothing else is");
	begin();
	die_noting(2, one, 1);
	die_noting(2, same, 3);
	die_noting(2, NULL, 0);
	CHECK(finds(3, 0, 0, 3) && !view.several && opcflush_slots_have_forsaken(&view, 4711) && opcflush_slots_have_forsaken(&view, 4712));
	CHECK(!opcflush_slots_have_forsaken(&view, 4710) && !opcflush_slots_have_forsaken(&view, 4713) && !opcflush_slots_have_forsaken(&view, 0));
	CHECK(finds(3, 0, 0, 3) && opcflush_slots_have_forsaken(&view, 4711));
	opcflush_slots_settle(slots);
	CHECK(finds(3, 0, 0, 0) && !opcflush_slots_have_forsaken(&view, 4711));

	check_group("where it was several scripts, it may have been any");
	die_noting(2, two, 3);
	CHECK(finds(3, 0, 0, 1) && view.several && opcflush_slots_have_forsaken(&view, 4713) && opcflush_slots_have_forsaken(&view, 1));
	opcflush_slots_settle(slots);

	check_group("and where more have died than are listed");
	for (uint64_t script = 100; script < 100 + OPCFLUSH_FORSAKEN_KEPT; script++) {
		die_noting(2, &script, 1);
	}
	CHECK(finds(3, 0, 0, OPCFLUSH_FORSAKEN_KEPT) && !view.several && opcflush_slots_have_forsaken(&view, 100) && !opcflush_slots_have_forsaken(&view, 1));
	die_noting(2, one, 1);
	CHECK(finds(3, 0, 0, OPCFLUSH_FORSAKEN_KEPT + 1) && opcflush_slots_have_forsaken(&view, 4711) && opcflush_slots_have_forsaken(&view, 1));
	opcflush_slots_settle(slots);

	check_group("the living are not asked, and a new mark begins with nothing");
	begin();
	slot = take_at(2);
	opcflush_slot_mark(slot);
	opcflush_slot_note(slot, 4711);
	CHECK(finds(3, 1, 0, 0) && !opcflush_slots_have_forsaken(&view, 4711));
	opcflush_slot_unmark(slot);
	opcflush_slot_mark(slot);
	opcflush_slot_orphan(slot);
	CHECK(finds(3, 0, 0, 1) && !opcflush_slots_have_forsaken(&view, 4711));
	opcflush_slots_settle(slots);

	check_group("an orphan's script is told; and nobody knows which, where there is a new mark in its slot");
	opcflush_slot_mark(slot);
	opcflush_slot_note(slot, 4711);
	opcflush_slot_orphan(slot);
	CHECK(finds(3, 0, 0, 1) && opcflush_slots_have_forsaken(&view, 4711) && !opcflush_slots_have_forsaken(&view, 4712));
	opcflush_slot_mark(slot);
	opcflush_slot_note(slot, 4712);
	CHECK(finds(3, 1, 0, 1) && opcflush_slots_have_forsaken(&view, 4711) && opcflush_slots_have_forsaken(&view, 4712));
	opcflush_slots_settle(slots);
	opcflush_slot_unmark(slot);
	CHECK(finds(3, 0, 0, 0));
	opcflush_slot_leave(slot);
}

static void grace(void)
{
	opcflush_slot *slot, *other;
	opcflush_slot_copy copy;
	pid_t child;

	check_group("a request holds up the orders after the one that it had reached, but not who asks within it");
	begin();
	CHECK(opcflush_slots_is_over(slots, UINT64_MAX, NULL) && !opcflush_slot_read(slots, 0, &copy));
	slot = take_at(5);
	CHECK(opcflush_slots_is_over(slots, UINT64_MAX, NULL));
	atomic_store(&slot->presence.since, 4711);
	opcflush_presence_go_online(&slot->presence, 5);
	CHECK(opcflush_slots_is_over(slots, 5, NULL) && !opcflush_slots_is_over(slots, 6, NULL) && opcflush_slots_is_over(slots, 6, slot));
	CHECK(opcflush_slot_read(slots, 0, &copy) && copy.pid == getpid() && copy.online == 5 && copy.since == 4711);
	CHECK(!opcflush_slot_read(slots, 1, &copy) && !opcflush_slot_read(slots, OPCFLUSH_SLOTS - 1, &copy));
	other = take_at(5);
	opcflush_presence_go_online(&other->presence, 6);
	CHECK(opcflush_slots_is_over(slots, 6, slot) && !opcflush_slots_is_over(slots, 7, slot));

	check_group("until it has ended, or its worker has left");
	opcflush_presence_go_offline(&slot->presence);
	CHECK(opcflush_slots_is_over(slots, 6, NULL) && !opcflush_slots_is_over(slots, 7, NULL));
	opcflush_slot_leave(other);
	CHECK(opcflush_slots_is_over(slots, UINT64_MAX, NULL) && !opcflush_slot_read(slots, 1, &copy));

	check_group("a worker that dies in a request holds nothing up, nor does the next one in its slot");
	child = fork();
	if (child == 0) {
		slot = take_at(5);
		opcflush_presence_go_online(&slot->presence, 5);
		raise(SIGKILL);
	}
	waitid(P_PID, (id_t)child, &(siginfo_t){0}, WEXITED | WNOWAIT);
	CHECK(opcflush_slots_is_over(slots, UINT64_MAX, NULL) && !opcflush_slot_read(slots, 1, &copy));
	status_of(child);
	CHECK(index_of(take_at(7)) == 1 && opcflush_slots_is_over(slots, UINT64_MAX, NULL));
	CHECK(opcflush_slot_read(slots, 1, &copy) && copy.online == 0);

	check_group("while requests run without a slot it is not over");
	atomic_fetch_add(&slots->outside, 1);
	CHECK(!opcflush_slots_is_over(slots, 2, NULL));
	atomic_fetch_sub(&slots->outside, 1);
	CHECK(opcflush_slots_is_over(slots, 2, NULL));
}

/* One life of a worker: takes a slot, is alone in it, and leaves it or dies in it. */
static void live(atomic_uint *inhabitants, unsigned seed)
{
	opcflush_slot *slot = take_at(5);

	if (atomic_fetch_add(&inhabitants[index_of(slot)], 1) != 0) {
		_exit(1);
	}
	if (rand_r(&seed) % 3 == 0) {
		opcflush_slot_mark(slot);
	}
	sched_yield();
	atomic_fetch_sub(&inhabitants[index_of(slot)], 1);
	if (rand_r(&seed) % 2 == 0) {
		raise(SIGKILL);
	}
	opcflush_slot_leave(slot);
	_exit(0);
}

static void crowd(void)
{
	atomic_uint *inhabitants = opcflush_memory_share(OPCFLUSH_SLOTS * sizeof(*inhabitants));
	unsigned alive = 0, settled = 0;
	bool alone = true;

	check_group("many workers that come, leave and die, while an applier settles: two are never in one slot");
	begin();
	for (unsigned lives = 0; lives < LIVES || alive > 0;) {
		int status;

		if (lives < LIVES && alive < WORKERS) {
			if (fork() == 0) {
				live(inhabitants, lives);
			}
			lives++;
			alive++;
			continue;
		}
		opcflush_slots_look(slots, 6, &view);
		settled += view.forsaken;
		opcflush_slots_settle(slots);
		opcflush_slots_taken(slots);
		wait(&status);
		alive--;
		alone = alone && (WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
	}
	opcflush_slots_look(slots, 6, &view);
	settled += view.forsaken;
	opcflush_slots_settle(slots);
	CHECK(alone && settled > 0 && finds(6, 0, 0, 0) && opcflush_slots_taken(slots) == 0);
	CHECK(atomic_load(&slots->used) < LIVES);
	opcflush_memory_unshare(inhabitants, OPCFLUSH_SLOTS * sizeof(*inhabitants));
}

int main(void)
{
	alarm(60);
	step = opcflush_memory_share(sizeof(*step));
	if (step == NULL) {
		return 1;
	}
	owners();
	living();
	orphans();
	the_dead();
	scripts();
	grace();
	crowd();
	return check_end();
}
