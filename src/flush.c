/* SPDX-License-Identifier: BSD-3-Clause
 * The flush. Run by workers at request start, and by PHP callers that give an order. */
#include "flush.h"
#include "apcu.h"
#include "compaction.h"
#include "concern.h"
#include "include.h"
#include "opcache.h"
#include "pause.h"
#include "primary.h"
#include "process.h"
#include "publish.h"
#include "sweep.h"

#include "core/bindings.h"
#include "core/clock.h"
#include "core/exchange.h"

#include "php_main.h"

#define FIRST_PAUSE_NS 50000
#define LONGEST_PAUSE_NS 2000000

typedef enum {
	APPLIED,  /* the order is in effect */
	BUSY,     /* somebody else applies it, or a publication that it overtook is not over */
	HOPELESS  /* the same, and it was waited for in vain before */
} outcome;

static void count(_Atomic uint64_t *counter)
{
	atomic_fetch_add_explicit(counter, 1, memory_order_relaxed);
}

uint64_t opcflush_flush_applied(void)
{
	opcflush_root *root = opcflush_root_find(opcflush_here.instance, opcflush_process_root());

	return opcflush_exchange_applied(root ? atomic_load(&root->applied) : opcflush_newest());
}

/* What of a flush there is to tell. */
typedef struct {
	opcflush_last_flush last;
	uint64_t began; /* monotonic */
	bool done;      /* by us */
	bool cache_full;
} telling;

static bool is_carried_out(const opcflush_order_copy *order, opcflush_extent extent)
{
	return extent == OPCFLUSH_ABOUT_ALL ? order->kind == OPCFLUSH_RESET : opcflush_order_is_selective(order->kind);
}

static void tell_reason(opcflush_last_flush *last, uint64_t generation, opcflush_extent extent)
{
	opcflush_orders *orders = &opcflush_here.instance->orders;
	opcflush_order_copy order;

	last->generation = opcflush_order_await(orders, generation, &order) ? order.number : opcflush_exchange_generation();
	/* The newest of its kind is what was carried out; orders before it that waited with it, it stands for. */
	while (generation > 1 && opcflush_order_await(orders, generation, &order) && !is_carried_out(&order, extent)) {
		generation--;
	}
	snprintf(last->order, sizeof(last->order), "%s", opcflush_order_name(OPCFLUSH_RESET));
	if (!opcflush_order_await(orders, generation, &order)) {
		snprintf(last->reason, sizeof(last->reason), "orders that are not known any more");
		return;
	}
	if (opcflush_order_is_selective(order.kind) && extent == OPCFLUSH_ABOUT_SOME) {
		snprintf(last->order, sizeof(last->order), "%s", order.body.text);
	}
	if (order.signo) {
		char name[OPCFLUSH_SIGNAL_NAME_SIZE];

		snprintf(last->reason, sizeof(last->reason), order.pid ? "signal %s from pid %d" : "signal %s",
			opcflush_signal_name(order.signo, name, sizeof(name)), order.pid);
	} else {
		snprintf(last->reason, sizeof(last->reason), *order.note ? "%s, \"%s\"" : "%s", order.by, order.note);
	}
}

/* Under the applier lock. */
static void record(opcflush_root *root, telling *what)
{
	what->done = true;
	what->last.duration = opcflush_clock_monotonic() - what->began;
	what->last.pid = opcflush_self_pid();
	what->last.scripts = root->swept;
	root->swept = (opcflush_sweep_count){0};
	opcflush_last_flush_write(opcflush_here.instance, &what->last);
	opcflush_exchange_report_flush(&what->last.scripts);
	count(&opcflush_here.instance->count.flushes);
	opcflush_compaction_look_later();
}

static void describe_scripts(const opcflush_last_flush *last, char *text, size_t size)
{
	const opcflush_sweep_count *scripts = &last->scripts;

	if (strcmp(last->order, opcflush_order_name(OPCFLUSH_RESET))) {
		snprintf(text, size, "%" PRIu64 " scripts looked at, %" PRIu64 " invalidated, %" PRIu64 " kept,", scripts->looked_at,
			scripts->invalidated, scripts->kept);
	} else {
		snprintf(text, size, "%" PRIu64 " scripts invalidated", scripts->invalidated);
	}
}

/* Not under the lock: the log may be slow. */
static void log_flush(const telling *what)
{
	const opcflush_last_flush *last = &what->last;
	char line[OPCFLUSH_TEXT_SIZE + 1024], scripts[128];

	if (!what->done || !OPCFLUSH_G(ini.log)) {
		return;
	}
	describe_scripts(last, scripts, sizeof(scripts));
	snprintf(line, sizeof(line), "opcflush: %s, generation %" PRIu64 ", %s: %s in %.1f ms%s", last->order, last->generation, last->reason,
		scripts, (double)last->duration / 1e6,
		what->cache_full ? "; OPcache takes in no more scripts before a compaction (opcache.memory_consumption, opcache.max_accelerated_files)" : "");
	php_log_err_with_severity(line, LOG_NOTICE);
}

static void mark_preloaded(void *context, const char *path, size_t length)
{
	opcflush_script *script = opcflush_scripts_add(opcflush_here.scripts, path, length);

	(void)context;
	if (script && !atomic_exchange(&script->preloaded, 1)) {
		count(&opcflush_here.instance->count.preloaded);
	}
}

/* A pass once more does not count what the one before has looked at and kept. */
static bool sweep_once(opcflush_root *root, const opcflush_selection *selection, uint64_t target, const opcflush_slots_view *forsaken)
{
	uint64_t invalidated = root->swept.invalidated;

	root->swept = (opcflush_sweep_count){.looked_at = invalidated, .invalidated = invalidated};
	if (!opcflush_sweep(selection, target, forsaken, &root->swept)) {
		count(&opcflush_here.instance->count.refused);
		return false;
	}
	root->invalidated = target;
	return true;
}

/* A2. What OPcache may lose for want of a better knowledge, APCu may not: it is cleared where a reset is, or may be, among the
 * orders, not where another one cannot be read. */
static bool sweep(opcflush_root *root, uint64_t target, opcflush_extent extent, const opcflush_slots_view *forsaken)
{
	opcflush_selection *selection = opcflush_selection_of_orders(opcflush_here.instance, atomic_load(&root->applied), target,
		opcflush_sweep_resolve);
	bool done = sweep_once(root, selection, target, forsaken);

	opcflush_selection_free(selection);
	if (done && extent == OPCFLUSH_ABOUT_ALL && OPCFLUSH_G(ini.apcu)) {
		opcflush_apcu_clear();
	}
	return done;
}

/* A1 to A4, under the applier lock. */
static outcome apply(opcflush_root *root, telling *what)
{
	opcflush_instance *instance = opcflush_here.instance;
	uint64_t target = opcflush_newest();
	opcflush_extent extent = opcflush_orders_extent(&instance->orders, atomic_load(&root->applied), target);
	opcflush_opcache_view before;
	opcflush_slots_view marks = {0};

	if (extent == OPCFLUSH_ABOUT_NOTHING) {
		opcflush_root_advance(root, target);
		return APPLIED;
	}
	opcflush_opcache_look(&before);
	what->cache_full = before.cache_full;
	tell_reason(&what->last, target, extent);
	OPCFLUSH_PAUSE("claimed");
	if (before.preloaded && !atomic_load(&instance->count.preloaded)) {
		opcflush_opcache_each_preloaded(mark_preloaded, NULL);
	}
	if (root->invalidated < target && !sweep(root, target, extent, &marks)) {
		return BUSY;
	}
	OPCFLUSH_PAUSE("invalidated");
	opcflush_slots_look(&instance->slots, target, &marks);
	if (marks.forsaken) {
		if (!sweep(root, target, extent, &marks)) {
			return BUSY;
		}
		opcflush_roots_distrust(instance);
		root->invalidated = target;
		opcflush_slots_settle(&instance->slots);
	}
	if (marks.blocking) {
		return marks.blocking == marks.stubborn ? HOPELESS : BUSY;
	}
	OPCFLUSH_PAUSE("applying");
	opcflush_root_advance(root, target);
	record(root, what);
	return APPLIED;
}

/* One try to bring `generation` into effect, without waiting for anybody. */
static outcome try_to_apply(uint64_t generation, telling *what)
{
	opcflush_instance *instance = opcflush_here.instance;
	uint64_t inode = opcflush_process_root();
	opcflush_root *root = opcflush_root_find(instance, inode);
	outcome result = APPLIED;

	if (root && opcflush_orders_extent(&instance->orders, atomic_load(&root->applied), generation) == OPCFLUSH_ABOUT_NOTHING) {
		opcflush_root_advance(root, generation);
		return APPLIED;
	}
	switch (opcflush_lock_try(&instance->applier)) {
		case OPCFLUSH_LOCK_BUSY:
			return atomic_load(&instance->given_up) >= generation ? HOPELESS : BUSY;
		case OPCFLUSH_LOCK_INHERITED:
			count(&instance->count.takeovers);
			break;
		case OPCFLUSH_LOCK_TAKEN:
			break;
	}
	zend_try {
		root = opcflush_root_add(instance, inode);
		result = !root ? HOPELESS : atomic_load(&root->applied) >= generation ? APPLIED : apply(root, what);
	} zend_catch {
		count(&instance->count.refused);
		result = BUSY;
	} zend_end_try();
	opcflush_lock_release(&instance->applier);
	return result;
}

static void give_up(uint64_t generation)
{
	opcflush_instance *instance = opcflush_here.instance;

	count(&instance->count.gave_up);
	opcflush_slots_give_up(&instance->slots, generation);
	if (atomic_load(&instance->given_up) < generation) {
		atomic_store(&instance->given_up, generation);
	}
}

/* Waits until `generation` is in effect, and applies it where nobody else does. */
static bool bring_about(uint64_t generation, uint64_t deadline)
{
	struct timespec pause = {0, FIRST_PAUSE_NS};
	telling what = {.last = {.time = opcflush_clock_of_day()}, .began = opcflush_clock_monotonic()};
	bool waited = false;

	for (;;) {
		switch (try_to_apply(generation, &what)) {
			case APPLIED:
				log_flush(&what);
				return true;
			case HOPELESS:
				count(&opcflush_here.instance->count.gave_up);
				return false;
			case BUSY:
				break;
		}
		if (opcflush_clock_monotonic() >= deadline) {
			give_up(generation);
			return false;
		}
		if (!waited) {
			count(&opcflush_here.instance->count.waited);
			waited = true;
		}
		opcflush_rest(&pause);
		pause.tv_nsec = MIN(pause.tv_nsec * 2, LONGEST_PAUSE_NS);
	}
}

/* From here on nothing that was resolved before `generation` is used. */
static void take_over(uint64_t generation)
{
	if (generation == OPCFLUSH_G(reached)) {
		return;
	}
	realpath_cache_clean();
	opcflush_primary_forget();
	opcflush_concern_forget(ZEND_MODULE_GLOBALS_BULK(opcflush));
	OPCFLUSH_G(reached) = generation;
	atomic_store(&OPCFLUSH_G(slot)->generation, generation);
	OPCFLUSH_G(trusting) = opcflush_opcache_is_enabled() && opcflush_opcache_is_trusting();
}

static uint64_t deadline(void)
{
	return opcflush_clock_monotonic() + (uint64_t)OPCFLUSH_G(ini.wait_ms) * 1000000u;
}

/* OPcache restarts, or cannot be asked: nobody can apply in this request, and it must not use OPcache's file cache either. */
static bool is_cache_in_reach(void)
{
	opcflush_opcache_view view;

	opcflush_opcache_look(&view);
	return view.on;
}

bool opcflush_flush_is_applied(uint64_t generation)
{
	opcflush_root *root = opcflush_root_find(opcflush_here.instance, opcflush_process_root());

	return root && atomic_load(&root->applied) >= generation;
}

static bool reach(uint64_t until)
{
	uint64_t generation;

	/* Orders may come faster than they can be applied. */
	do {
		generation = opcflush_newest();
		take_over(generation);
		OPCFLUSH_G(synced) = 0;
		if (!opcflush_here.scripts) {
			OPCFLUSH_G(synced) = generation;
			return true;
		}
		if (!opcflush_flush_is_applied(generation)) {
			if (!opcflush_opcache_is_enabled()) {
				return true;
			}
			if (!is_cache_in_reach() || !bring_about(generation, until)) {
				return false;
			}
		}
	} while (generation != opcflush_newest() && opcflush_clock_monotonic() < until);
	if (generation != opcflush_newest()) {
		return false;
	}
	OPCFLUSH_G(synced) = generation;
	return true;
}

void opcflush_flush_catch_up(void)
{
	uint64_t taken_in = opcflush_exchange_take_in(opcflush_exchange_look());

	if (opcflush_newest() == OPCFLUSH_G(reached)) {
		OPCFLUSH_G(current) = taken_in ? taken_in : OPCFLUSH_G(reached);
	}
}

bool opcflush_flush_reach(void)
{
	if (opcflush_here.scripts && !opcflush_process_take_slot()) {
		count(&opcflush_here.instance->count.without_slot);
		take_over(opcflush_newest());
		return false;
	}
	return reach(deadline());
}

void opcflush_flush_adopt(void)
{
	if (opcflush_here.scripts && !opcflush_include_may_adopt()) {
		return;
	}
	if (!reach(deadline())) {
		opcflush_publish_detach();
	} else {
		opcflush_flush_catch_up();
		if (opcflush_here.scripts) {
			opcflush_include_begin(false);
		}
	}
	opcflush_exchange_report(opcflush_flush_applied());
}
