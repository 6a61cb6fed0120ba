/* SPDX-License-Identifier: BSD-3-Clause
 * Compaction. Run by workers at request start. */
#include "compaction.h"
#include "leftovers.h"
#include "opcache.h"
#include "pause.h"
#include "publish.h"

#include "core/clock.h"

#include "php_main.h"

#define MILLISECOND UINT64_C(1000000)

/* So many closings in vain, and the log says so. */
#define TOO_OFTEN 5

static bool is_automatic(void)
{
	return OPCFLUSH_G(ini.compact_wasted) || OPCFLUSH_G(ini.compact_free);
}

static opcflush_patience_terms terms(void)
{
	return (opcflush_patience_terms){
		.wasted = (unsigned)OPCFLUSH_G(ini.compact_wasted),
		.free = (unsigned)OPCFLUSH_G(ini.compact_free),
		.worth = opcflush_opcache_worth_a_restart(),
		.pause = (uint64_t)OPCFLUSH_G(ini.compact_pause) * MILLISECOND,
		.patience = (uint64_t)OPCFLUSH_G(ini.compact_patience) * MILLISECOND,
	};
}

void opcflush_compaction_find_the_limit(void)
{
	double *limit;

	if (!is_automatic()) {
		return;
	}
	if ((limit = opcflush_opcache_limit())) {
		OPCFLUSH_G(limit) = limit;
	} else {
		atomic_store(&opcflush_here.instance->count.limit_unknown, 1);
	}
}

void opcflush_compaction_ask(void)
{
	opcflush_gate_set(&opcflush_here.instance->gate, OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_ASKED);
}

/* Only who has OPcache on can restart it; and nobody knows when a request without a slot is over. */
static bool may_restart(void)
{
	return opcflush_opcache_is_enabled() && !OPCFLUSH_G(detached) && !OPCFLUSH_G(slotless) && !opcflush_leftovers_may_be_kept()
		&& !opcflush_here.instance->compactions.is_broken;
}

static opcflush_memory_view memory_of(const opcflush_opcache_view *view)
{
	double all = (double)(view->used_memory + view->free_memory + view->wasted_memory);
	double keys = (double)view->keys_there_is_room_for;
	double stale = (double)MAX(atomic_load(&opcflush_here.scripts->stale), 0);

	return (opcflush_memory_view){
		.wasted = view->wasted_percentage,
		.free = all > 0 ? 100 * (double)view->free_memory / all : 100,
		.free_keys = keys > 0 ? 100 * (keys - (double)view->keys) / keys : 100,
		.stale_keys = keys > 0 ? 100 * MIN(stale, (double)view->keys) / keys : 0,
		.is_full = view->cache_full,
	};
}

static void judge(const opcflush_opcache_view *view)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_patience_terms given = terms();
	opcflush_memory_view memory = memory_of(view);
	bool asked = (opcflush_gate_look(&instance->gate) & OPCFLUSH_GATE_ASKED) != 0, is_short;
	unsigned percent;
	opcflush_due due = opcflush_patience_judge(&given, &memory, asked, &percent, &is_short);

	opcflush_patience_note(&instance->patience, due, percent, is_short);
	if (due == OPCFLUSH_NOT_DUE) {
		opcflush_gate_not_due(&instance->gate);
	} else {
		opcflush_gate_set(&instance->gate, OPCFLUSH_GATE_DUE);
	}
}

static void log_line(const opcflush_compactions *last)
{
	char line[512], why[128];

	if (!OPCFLUSH_G(ini.log)) {
		return;
	}
	opcflush_patience_say_why(last->due, last->percent, why, sizeof(why));
	snprintf(line, sizeof(line), "opcflush: compaction, %s: %.1f MB reclaimed in %.1f ms; the gate was closed for %.1f ms", why,
		(double)last->reclaimed / 1048576, (double)last->duration / 1e6, (double)last->closed / 1e6);
	php_log_err_with_severity(line, LOG_NOTICE);
}

static void record(const opcflush_opcache_view *before, const opcflush_opcache_view *after, uint64_t began)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_compactions *last = &instance->compactions;
	opcflush_patience *patience = &instance->patience;
	uint64_t now = opcflush_clock_monotonic(), since = atomic_load(&patience->since), closed = atomic_load(&instance->gate.closed);

	last->time = opcflush_clock_of_day();
	last->duration = now - began;
	last->waited = since && since < closed ? closed - since : 0;
	last->closed = now - closed;
	last->wasted = (uint64_t)before->wasted_memory;
	last->used = (uint64_t)before->used_memory;
	last->free = (uint64_t)after->free_memory;
	last->reclaimed = (uint64_t)MAX(after->free_memory - before->free_memory, 0);
	last->due = atomic_load(&patience->due);
	last->percent = atomic_load(&patience->percent);
	last->pid = opcflush_self_pid();
	last->count++;
}

/* G5: where OPcache has restarted since the index was last emptied, and nothing has come in yet. */
static bool is_emptied(const opcflush_opcache_view *view)
{
	zend_long own = view->preloaded ? view->preloaded + 1 : 0;

	return view->on && view->last_restart != opcflush_here.instance->compactions.cleared_at && view->scripts <= own;
}

static void empty_the_index(const opcflush_opcache_view *view)
{
	opcflush_instance *instance = opcflush_here.instance;

	opcflush_scripts_clear(opcflush_here.scripts);
	atomic_store(&instance->count.preloaded, 0);
	atomic_store(&instance->count.kept_out, 0);
	instance->compactions.cleared_at = view->last_restart;
}

/* C6. `before`: what there was, `began`: when OPcache was told to restart. */
static void finish(const opcflush_opcache_view *before, uint64_t began)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_opcache_view after;
	bool done;

	OPCFLUSH_PAUSE("restarted");
	opcflush_opcache_look(&after);
	done = is_emptied(&after);
	if (done) {
		empty_the_index(&after);
		record(before, &after, began);
		OPCFLUSH_G(restarts) = atomic_fetch_add(&instance->gate.restarts, 1) + 1;
	}
	if (!after.restart_pending) {
		opcflush_patience_note(&instance->patience, OPCFLUSH_NOT_DUE, 0, false);
	}
	instance->compactions.is_broken = after.is_known && !after.on && !after.restart_pending;
	if (!after.is_known || after.restart_pending) {
		opcflush_gate_set(&instance->gate, OPCFLUSH_GATE_PENDING);
		opcflush_gate_open(&instance->gate, 0);
	} else {
		opcflush_gate_open(&instance->gate, OPCFLUSH_GATE_PENDING | OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_ASKED | OPCFLUSH_GATE_LOOK);
	}
	if (done) {
		log_line(&instance->compactions);
	} else if (instance->compactions.is_broken) {
		php_log_err_with_severity("opcflush: OPcache was killed in the middle of a restart and stays off: restart PHP", LOG_ERR);
	}
}

/* C5, C6. */
static void restart(void)
{
	opcflush_opcache_view before;
	uint64_t began;
	volatile bool bailed_out = true;

	opcflush_opcache_look(&before);
	OPCFLUSH_PAUSE("restarting");
	began = opcflush_clock_monotonic();
	zend_try {
		opcflush_opcache_restart();
		bailed_out = false;
	} zend_end_try();
	finish(&before, began);
	if (bailed_out) {
		zend_bailout();
	}
}

/* Once in a row of them. */
static void log_in_vain(opcflush_patience *patience)
{
	char line[512], why[128];

	if (!OPCFLUSH_G(ini.log) || atomic_load(&patience->in_vain) != TOO_OFTEN) {
		return;
	}
	opcflush_patience_say_why(atomic_load(&patience->due), atomic_load(&patience->percent), why, sizeof(why));
	snprintf(line, sizeof(line), "opcflush: a compaction is due (%s), and %d times requests did not end within opcflush.compact_pause, "
		ZEND_LONG_FMT " ms: raise that, or opcache.memory_consumption", why, TOO_OFTEN, OPCFLUSH_G(ini.compact_pause));
	php_log_err_with_severity(line, LOG_NOTICE);
}

/* C1 to C4. */
static opcflush_gate_result close_gate(bool hold)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_patience_terms given = terms();
	opcflush_gate_others others;
	opcflush_gate_result result;

	result = opcflush_gate_close(&instance->gate, &instance->slots, OPCFLUSH_G(slot), hold ? given.pause : 0, &others);
	if (hold && (result == OPCFLUSH_GATE_OTHERS || result == OPCFLUSH_GATE_FORBIDDEN)) {
		opcflush_patience_in_vain(&instance->patience, &given, opcflush_clock_monotonic());
		log_in_vain(&instance->patience);
	}
	return result;
}

static uint64_t age_of(const opcflush_gate_others *others)
{
	return others->online ? opcflush_ticks_age(others->oldest, opcflush_here.moment, opcflush_moment_now()) : 0;
}

/* Whether this one is alone. */
static bool try_to_be_alone(void)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_patience_terms given = terms();
	opcflush_gate_others others;

	if (!opcflush_patience_is_due(&instance->patience, opcflush_clock_monotonic())) {
		return false;
	}
	opcflush_gate_others_online(&instance->gate, &instance->slots, OPCFLUSH_G(slot), &others);
	switch (opcflush_patience_try(&instance->patience, &given, opcflush_clock_monotonic(), &others, age_of(&others))) {
		case OPCFLUSH_LOOK_ONLY:
			return close_gate(false) == OPCFLUSH_GATE_ALONE;
		case OPCFLUSH_HOLD:
			return close_gate(true) == OPCFLUSH_GATE_ALONE;
		default:
			return false;
	}
}

void opcflush_compaction_attend(void)
{
	opcflush_instance *instance = opcflush_here.instance;
	uint64_t word = opcflush_gate_look(&instance->gate);
	opcflush_opcache_view view;

	if (!may_restart()) {
		return;
	}
	if ((word & OPCFLUSH_GATE_LOOK) || ((word & OPCFLUSH_GATE_DUE) && !atomic_load(&instance->patience.since))) {
		opcflush_gate_clear(&instance->gate, OPCFLUSH_GATE_LOOK);
		opcflush_opcache_look(&view);
		judge(&view);
		word = opcflush_gate_look(&instance->gate);
	}
	if ((word & OPCFLUSH_GATE_DUE) && try_to_be_alone()) {
		restart();
	}
}

/* gate Q1: those who start at once with us, and have not come to OPcache either, step back for us; for how many times, if it is
 * another's turn. */
#define TURNS 10

static bool is_pending(void)
{
	return (opcflush_gate_look(&opcflush_here.instance->gate) & OPCFLUSH_GATE_PENDING) != 0;
}

/* There is no waiting for few: those who start at once with us are many. */
static bool is_worth_a_hold(void)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_patience_terms given = terms();
	opcflush_gate_others others;

	opcflush_gate_others_online(&instance->gate, &instance->slots, OPCFLUSH_G(slot), &others);
	return opcflush_patience_may_hold(&instance->patience, &given, opcflush_clock_monotonic(), &others, age_of(&others));
}

/* True: alone. False: somebody else has done it, or others are in requests that do not end. */
static bool come_through(void)
{
	opcflush_gate *gate = &opcflush_here.instance->gate;

	for (int turn = 0; turn < TURNS && is_pending() && may_restart(); turn++) {
		opcflush_gate_result result = is_worth_a_hold() ? close_gate(true) : OPCFLUSH_GATE_OTHERS;

		if (result == OPCFLUSH_GATE_ALONE) {
			return true;
		}
		if (result != OPCFLUSH_GATE_BUSY && !(opcflush_gate_look(gate) & OPCFLUSH_GATE_CLOSED)) {
			return false;
		}
		opcflush_gate_enter_late(gate, OPCFLUSH_G(slot));
	}
	return false;
}

/* OPcache off, before its request start: what that does besides, and PHP counts on. */
static void start_without_opcache(void)
{
	opcflush_instance *instance = opcflush_here.instance;

	opcflush_publish_detach();
	/* Preloaded functions expect them. */
	zend_is_auto_global(ZSTR_KNOWN(ZEND_STR_AUTOGLOBAL_SERVER));
	zend_is_auto_global(ZSTR_KNOWN(ZEND_STR_AUTOGLOBAL_ENV));
	zend_is_auto_global(ZSTR_KNOWN(ZEND_STR_AUTOGLOBAL_REQUEST));
	/* After a restart, keys are what they were no more; and what has been forgotten since is not OPcache's. */
	if (OPCFLUSH_G(forgotten) != atomic_load(&instance->gate.restarts) + 1) {
		OPCFLUSH_G(forgotten) = atomic_load(&instance->gate.restarts) + 1;
		opcflush_leftovers_forget_patterns();
	}
}

bool opcflush_compaction_start_pending(void)
{
	if (!opcflush_here.scripts || !opcflush_opcache_is_enabled()) {
		return false;
	}
	opcflush_patience_note(&opcflush_here.instance->patience, OPCFLUSH_DUE_PENDING, 0, true);
	if (come_through()) {
		restart();
		return true;
	}
	if (is_pending()) {
		start_without_opcache();
	} else if (!(opcflush_gate_look(&opcflush_here.instance->gate) & OPCFLUSH_GATE_DUE)) {
		opcflush_patience_note(&opcflush_here.instance->patience, OPCFLUSH_NOT_DUE, 0, false);
	}
	return false;
}
