/* SPDX-License-Identifier: BSD-3-Clause
 * The gate. Run at each request's start and end, and by the one that compacts. */
#include "gate.h"
#include "clock.h"

#define FIRST_PAUSE_NS 50000
#define LONGEST_PAUSE_NS 1000000

/* How much later than it had said a holder may open the gate: it may be without a processor. */
#define LATE_NS 100000000u

bool opcflush_gate_init(opcflush_gate *gate)
{
	return opcflush_lock_init(&gate->holder);
}

void opcflush_gate_not_due(opcflush_gate *gate)
{
	uint64_t word = atomic_load(&gate->word);

	while ((word & OPCFLUSH_GATE_DUE) && !(word & OPCFLUSH_GATE_ASKED)
		&& !atomic_compare_exchange_weak(&gate->word, &word, word & ~(uint64_t)OPCFLUSH_GATE_DUE)) {
	}
}

static void sleep_longer(struct timespec *pause)
{
	opcflush_rest(pause);
	pause->tv_nsec = pause->tv_nsec * 2 < LONGEST_PAUSE_NS ? pause->tv_nsec * 2 : LONGEST_PAUSE_NS;
}

static void raise_to(_Atomic uint64_t *greatest, uint64_t value)
{
	uint64_t seen = atomic_load(greatest);

	while (seen < value && !atomic_compare_exchange_weak(greatest, &seen, value)) {
	}
}

/* Under the lock, of which nobody knows who left it: D1, D2. Of a gate that is open nothing changes. */
static void open_for_the_dead(opcflush_gate *gate)
{
	uint64_t word = atomic_load(&gate->word), open;

	do {
		if (!(word & OPCFLUSH_GATE_CLOSED)) {
			return;
		}
		open = word & ~(uint64_t)(OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING);
		if (word & OPCFLUSH_GATE_RESTARTING) {
			open |= OPCFLUSH_GATE_PENDING;
		}
	} while (!atomic_compare_exchange_weak(&gate->word, &word, open));
}

/* D1: CLOSED, and neither opened nor RESTARTING in time. The other bits may move meanwhile. */
static void send_away(opcflush_gate *gate, uint64_t word)
{
	const uint64_t turn = word >> OPCFLUSH_GATE_TURN;

	while ((word & OPCFLUSH_GATE_CLOSED) && !(word & OPCFLUSH_GATE_RESTARTING) && word >> OPCFLUSH_GATE_TURN == turn
		&& !atomic_compare_exchange_weak(&gate->word, &word, word & ~(uint64_t)OPCFLUSH_GATE_CLOSED)) {
	}
}

/* Returns the last turn for which it was closed. */
static uint64_t wait_until_open(opcflush_gate *gate)
{
	struct timespec pause = {0, FIRST_PAUSE_NS};
	uint64_t word, turn = 0;

	while ((word = atomic_load(&gate->word)) & OPCFLUSH_GATE_CLOSED) {
		turn = word >> OPCFLUSH_GATE_TURN;
		if (opcflush_lock_try(&gate->holder) != OPCFLUSH_LOCK_BUSY) {
			open_for_the_dead(gate);
			opcflush_lock_release(&gate->holder);
		} else if (!(word & OPCFLUSH_GATE_RESTARTING) && opcflush_clock_monotonic() > atomic_load(&gate->late)) {
			send_away(gate, word);
		} else {
			sleep_longer(&pause);
		}
	}
	return turn;
}

static void count_hold_up(opcflush_gate *gate, uint64_t since, uint64_t turn)
{
	uint64_t held = opcflush_clock_monotonic() - since;

	raise_to(&gate->longest, held);
	if (turn && turn == atomic_load(&gate->restarted_turn)) {
		raise_to(&gate->longest_by_restart, held);
	}
}

/* For display: what two holders in a row count may mix. */
static void wait_and_count(opcflush_gate *gate, uint64_t since)
{
	uint64_t turn = wait_until_open(gate);

	if (turn && turn == atomic_load(&gate->restarted_turn)) {
		atomic_fetch_add(&gate->held_by_restart, 1);
	}
	count_hold_up(gate, since, turn);
}

/* S3. `since`: when this one came; 0: it has not had to wait yet. */
static void step_back(opcflush_gate *gate, uint64_t *since)
{
	if (!*since && (atomic_load(&gate->word) & OPCFLUSH_GATE_CLOSED)) {
		atomic_fetch_add_explicit(&gate->held_up, 1, memory_order_relaxed);
		*since = opcflush_clock_monotonic();
	}
	if (*since) {
		wait_and_count(gate, *since);
	}
}

void opcflush_gate_enter_late(opcflush_gate *gate, opcflush_slot *slot)
{
	uint64_t since = 0;

	do {
		opcflush_gate_leave(slot);
		step_back(gate, &since);
	} while (!opcflush_gate_enter(gate, slot));
}

void opcflush_gate_enter_slotless(opcflush_gate *gate)
{
	uint64_t since = 0;

	/* As in opcflush_gate_enter(): an add, and then the load. */
	while (atomic_fetch_add(&gate->slotless, 1), atomic_load(&gate->word) & OPCFLUSH_GATE_CLOSED) {
		opcflush_gate_leave_slotless(gate);
		step_back(gate, &since);
	}
}

void opcflush_gate_leave_slotless(opcflush_gate *gate)
{
	atomic_fetch_sub(&gate->slotless, 1);
}

void opcflush_gate_others_online(opcflush_gate *gate, opcflush_slots *slots, const opcflush_slot *own, opcflush_gate_others *others)
{
	/* A child goes online and then arrives; so where all had arrived before we look, and none was forked while we did, none is missed. */
	uint64_t arrived = atomic_load(&gate->arrived), forked = atomic_load(&gate->forked);
	uint32_t used = atomic_load(&slots->used);

	*others = (opcflush_gate_others){.forbidden = arrived != forked || atomic_load(&gate->slotless)};
	for (uint32_t i = 0; i < used; i++) {
		opcflush_slot *slot = &slots->slot[i];
		uint64_t online = atomic_load(&slot->online);

		if (slot == own || !online || !opcflush_slot_is_owned(slot)) {
			continue;
		}
		others->online++;
		if (!others->oldest || online < others->oldest) {
			others->oldest = online;
			others->pid = atomic_load(&slot->pid);
		}
	}
	others->forbidden = others->forbidden || atomic_load(&gate->forked) != forked;
}

/* C2: its turn. Others set bits meanwhile. */
static uint64_t close_gate(opcflush_gate *gate, uint64_t hold)
{
	uint64_t word = atomic_load(&gate->word), closed;

	atomic_store(&gate->closed, opcflush_clock_monotonic());
	atomic_store(&gate->late, atomic_load(&gate->closed) + hold + LATE_NS);
	do {
		closed = (word + ((uint64_t)1 << OPCFLUSH_GATE_TURN)) | OPCFLUSH_GATE_CLOSED;
	} while (!atomic_compare_exchange_weak(&gate->word, &word, closed));
	return closed >> OPCFLUSH_GATE_TURN;
}

/* C3. */
static opcflush_gate_result look_until_alone(opcflush_gate *gate, opcflush_slots *slots, const opcflush_slot *own, uint64_t hold,
	opcflush_gate_others *others)
{
	struct timespec pause = {0, FIRST_PAUSE_NS};
	uint64_t until = opcflush_clock_monotonic() + hold;

	for (;;) {
		opcflush_gate_others_online(gate, slots, own, others);
		if (!others->online && !others->forbidden) {
			return OPCFLUSH_GATE_ALONE;
		}
		if (!hold || opcflush_clock_monotonic() >= until) {
			return others->forbidden ? OPCFLUSH_GATE_FORBIDDEN : OPCFLUSH_GATE_OTHERS;
		}
		sleep_longer(&pause);
	}
}

/* C4; false: it was sent away. */
static bool begin_restart(opcflush_gate *gate, uint64_t turn)
{
	uint64_t word = atomic_load(&gate->word);

	do {
		if (!(word & OPCFLUSH_GATE_CLOSED) || word >> OPCFLUSH_GATE_TURN != turn) {
			return false;
		}
	} while (!atomic_compare_exchange_weak(&gate->word, &word, word | OPCFLUSH_GATE_RESTARTING));
	atomic_store(&gate->restarted_turn, turn);
	atomic_store(&gate->held_by_restart, 0);
	atomic_store(&gate->longest_by_restart, 0);
	return true;
}

opcflush_gate_result opcflush_gate_close(opcflush_gate *gate, opcflush_slots *slots, const opcflush_slot *own, uint64_t hold,
	opcflush_gate_others *others)
{
	opcflush_gate_result result;
	uint64_t turn;

	*others = (opcflush_gate_others){0};
	if (opcflush_lock_try(&gate->holder) == OPCFLUSH_LOCK_BUSY) {
		return OPCFLUSH_GATE_BUSY;
	}
	/* Whose lock this was may have died over it, with nobody waiting since. */
	open_for_the_dead(gate);
	turn = close_gate(gate, hold);
	result = look_until_alone(gate, slots, own, hold, others);
	if (result == OPCFLUSH_GATE_ALONE && begin_restart(gate, turn)) {
		return OPCFLUSH_GATE_ALONE;
	}
	atomic_fetch_add_explicit(&gate->in_vain, 1, memory_order_relaxed);
	opcflush_gate_open(gate, 0);
	return result == OPCFLUSH_GATE_ALONE ? OPCFLUSH_GATE_OTHERS : result;
}

void opcflush_gate_open(opcflush_gate *gate, uint64_t without)
{
	uint64_t word = atomic_load(&gate->word);

	if (word & OPCFLUSH_GATE_CLOSED) {
		count_hold_up(gate, atomic_load(&gate->closed), word >> OPCFLUSH_GATE_TURN);
	}
	opcflush_gate_clear(gate, OPCFLUSH_GATE_CLOSED | OPCFLUSH_GATE_RESTARTING | without);
	opcflush_lock_release(&gate->holder);
}
