/* SPDX-License-Identifier: BSD-3-Clause
 * The guard. Run by scripts that call opcache_reset(), and by request starts. */
#include "guard.h"
#include "attach.h"
#include "compaction.h"
#include "flush.h"
#include "opcache.h"

#include "core/clock.h"
#include "core/exchange.h"

#include "SAPI.h"

static opcflush_guard *guard(void)
{
	return &opcflush_here.instance->guard;
}

/* What was wanted up to here is in this order, or in a later one. */
static void raise_given(uint64_t wanted)
{
	uint64_t given = atomic_load(&guard()->given);

	while (given < wanted && !atomic_compare_exchange_weak(&guard()->given, &given, wanted)) {
	}
}

/* Of this instance only, as opcache_reset() is. */
static void give(const char *by)
{
	const opcflush_wish wish = {.kind = OPCFLUSH_RESET};
	uint64_t wanted = atomic_load(&guard()->wanted);
	uint64_t given = atomic_load(&guard()->given);
	char text[OPCFLUSH_BY_SIZE];

	if (wanted > given + 1) {
		snprintf(text, sizeof(text), "%.160s, %" PRIu64 " calls", by, wanted - given);
	} else {
		snprintf(text, sizeof(text), "%s", by);
	}
	opcflush_exchange_give(&wish, opcflush_exchange_segment() ? opcflush_exchange_party() : OPCFLUSH_ALL, "", sapi_module.name, text, "");
	/* After the order: who dies in between leaves a reset that is given twice. */
	raise_given(wanted);
	atomic_fetch_add(&guard()->resets, 1);
	opcflush_compaction_ask();
}

/* Whoever gets the turn gives the next reset; the others' are in it, or put off. */
static bool take_turn(void)
{
	uint64_t interval = (uint64_t)OPCFLUSH_G(ini.guard_interval) * 1000000u;
	uint64_t now = opcflush_clock_monotonic(), next = atomic_load(&guard()->next);

	return !interval || (now >= next && atomic_compare_exchange_strong(&guard()->next, &next, now + interval));
}

static void take_call(void)
{
	char by[OPCFLUSH_BY_SIZE];

	snprintf(by, sizeof(by), "opcache_reset() in %s on line %u", zend_get_executed_filename(), zend_get_executed_lineno());
	atomic_fetch_add(&guard()->wanted, 1);
	if (!take_turn()) {
		opcflush_text_copy(guard()->by, by, sizeof(guard()->by));
		opcflush_gate_set(&opcflush_here.instance->gate, OPCFLUSH_GATE_GUARDED);
		return;
	}
	give(by);
	opcflush_attach_told();
	opcflush_flush_catch_up();
	opcflush_flush_adopt();
}

void opcflush_guard_give_what_was_put_off(void)
{
	char by[OPCFLUSH_BY_SIZE];

	if (!take_turn()) {
		return;
	}
	opcflush_text_copy(by, guard()->by, sizeof(by));
	give(by);
	/* A call that came after the order was given sets it again, or has done so before: then it is not given yet. */
	opcflush_gate_clear(&opcflush_here.instance->gate, OPCFLUSH_GATE_GUARDED);
	if (opcflush_guard_has_put_off()) {
		opcflush_gate_set(&opcflush_here.instance->gate, OPCFLUSH_GATE_GUARDED);
	}
}

bool opcflush_guard_has_put_off(void)
{
	return atomic_load(&guard()->wanted) != atomic_load(&guard()->given);
}

static bool is_on(void)
{
	opcflush_opcache_view view;

	opcflush_opcache_look(&view);
	return view.on;
}

/* Where OPcache would refuse, it says so itself. It would also refuse where we have switched it off, for an order of others: there
 * its caller gets what the guard gives. */
static void around_reset(zif_handler reset, INTERNAL_FUNCTION_PARAMETERS)
{
	if (ZEND_NUM_ARGS() || opcflush_opcache_is_restricted() || (!OPCFLUSH_G(detached) && (!OPCFLUSH_G(ini.guard) || !is_on()))) {
		reset(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	take_call();
	RETURN_TRUE;
}

void opcflush_guard_startup(void)
{
	opcflush_opcache_wrap_reset(around_reset);
}
