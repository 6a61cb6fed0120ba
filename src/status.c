/* SPDX-License-Identifier: BSD-3-Clause
 * The status. Run by scripts and phpinfo(). */
#include "status.h"
#include "apcu.h"
#include "attach.h"
#include "flush.h"
#include "guard.h"
#include "listing.h"
#include "opcache.h"
#include "process.h"

#include "core/signals.h"

#include "SAPI.h"
#include "ext/standard/info.h"

#define ORDERS_SHOWN 10

static const char *state_name(void)
{
	switch (opcflush_opcache_present()) {
		case OPCFLUSH_OPCACHE_ON:
			return "on";
		case OPCFLUSH_OPCACHE_OFF:
			return "off";
		case OPCFLUSH_OPCACHE_FILE_CACHE_ONLY:
			return "file_cache_only";
		default:
			return "absent";
	}
}

static void fill_signals(zval *list)
{
	opcflush_signal_state signal;
	char name[OPCFLUSH_SIGNAL_NAME_SIZE];
	zval row;

	array_init(list);
	for (unsigned i = 0; opcflush_here.instance && opcflush_signals_at(i, &signal); i++) {
		array_init(&row);
		add_assoc_string(&row, "signal", opcflush_signal_name(signal.signo, name, sizeof(name)));
		add_assoc_string(&row, "order", signal.order);
		add_assoc_bool(&row, "bound", signal.bound);
		if (signal.blocked_by) {
			add_assoc_string(&row, "blocked_by", signal.blocked_by);
		} else {
			add_assoc_null(&row, "blocked_by");
		}
		add_next_index_zval(list, &row);
	}
}

static void fill_last_flush(zval *row)
{
	opcflush_last_flush last;

	if (!opcflush_here.instance || !opcflush_last_flush_read(opcflush_here.instance, &last)) {
		ZVAL_NULL(row);
		return;
	}
	array_init(row);
	add_assoc_long(row, "generation", (zend_long)last.generation);
	add_assoc_string(row, "order", last.order);
	add_assoc_string(row, "reason", last.reason);
	add_assoc_long(row, "pid", last.pid);
	add_assoc_double(row, "time", (double)last.time / 1e9);
	add_assoc_double(row, "duration", (double)last.duration / 1e9);
	add_assoc_long(row, "looked_at", (zend_long)last.scripts.looked_at);
	add_assoc_long(row, "invalidated", (zend_long)last.scripts.invalidated);
	add_assoc_long(row, "kept", (zend_long)last.scripts.kept);
}

static void fill_counters(zval *status, const opcflush_opcache_view *view)
{
	static opcflush_counters nothing;
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_counters *count = instance ? &instance->count : &nothing;
	opcflush_scripts *scripts = opcflush_here.scripts;
	zval last;

	add_assoc_long(status, "flushes", (zend_long)atomic_load(&count->flushes));
	fill_last_flush(&last);
	add_assoc_zval(status, "last_flush", &last);
	add_assoc_long(status, "late_publishes", (zend_long)atomic_load(&count->late_publishes));
	add_assoc_long(status, "detached", (zend_long)atomic_load(&count->detached));
	add_assoc_long(status, "waited", (zend_long)atomic_load(&count->waited));
	add_assoc_long(status, "gave_up", (zend_long)atomic_load(&count->gave_up));
	add_assoc_long(status, "takeovers", (zend_long)atomic_load(&count->takeovers));
	add_assoc_long(status, "refused", (zend_long)atomic_load(&count->refused));
	add_assoc_long(status, "without_slot", (zend_long)atomic_load(&count->without_slot));
	add_assoc_long(status, "scripts", scripts ? atomic_load(&scripts->count) : 0);
	add_assoc_long(status, "aliases", scripts ? atomic_load(&scripts->aliases) : 0);
	add_assoc_long(status, "kept_out", (zend_long)atomic_load(&count->kept_out));
	add_assoc_long(status, "preloaded", view->preloaded);
	add_assoc_long(status, "workers", instance ? opcflush_slots_taken(&instance->slots) : 0);
}

static void fill_segment(zval *row, opcflush_attach_state state)
{
	static const char *const names[] = {
		[OPCFLUSH_ATTACH_NONE] = "none",
		[OPCFLUSH_ATTACH_ATTACHED] = "attached",
		[OPCFLUSH_ATTACH_ABSENT] = "absent",
		[OPCFLUSH_ATTACH_FORBIDDEN] = "refused",
		[OPCFLUSH_ATTACH_REFUSED] = "refused",
		[OPCFLUSH_ATTACH_LOST] = "lost",
	};

	array_init(row);
	add_assoc_string(row, "state", names[state]);
	add_assoc_string(row, "path", OPCFLUSH_G(ini.segment) ? OPCFLUSH_G(ini.segment) : "");
	if (*opcflush_attach_reason()) {
		add_assoc_string(row, "reason", opcflush_attach_reason());
	} else {
		add_assoc_null(row, "reason");
	}
	add_assoc_bool(row, "writable", state == OPCFLUSH_ATTACH_ATTACHED && opcflush_attach_is_writable());
}

static void fill_whole(zval *status, opcflush_attach_state state, bool slots)
{
	char name[OPCFLUSH_NAME_SIZE];
	zval segment, instances, orders, workers;

	fill_segment(&segment, state);
	if (opcflush_here.instance && opcflush_attach_name(name)) {
		add_assoc_string(status, "name", name);
	} else {
		add_assoc_null(status, "name");
	}
	add_assoc_zval(status, "segment", &segment);
	opcflush_listing_instances(&instances);
	add_assoc_zval(status, "instances", &instances);
	opcflush_listing_orders(&orders, ORDERS_SHOWN, false);
	add_assoc_zval(status, "orders", &orders);
	if (slots) {
		opcflush_listing_slots(&workers);
		add_assoc_zval(status, "slots", &workers);
	}
}

static void fill_last_compaction(zval *row)
{
	opcflush_compactions *last = &opcflush_here.instance->compactions;
	opcflush_gate *gate = &opcflush_here.instance->gate;
	char why[128];

	if (!last->count) {
		ZVAL_NULL(row);
		return;
	}
	opcflush_patience_say_why(last->due, last->percent, why, sizeof(why));
	array_init(row);
	add_assoc_double(row, "time", (double)last->time / 1e9);
	add_assoc_string(row, "why", why);
	add_assoc_long(row, "pid", last->pid);
	add_assoc_double(row, "waited", (double)last->waited / 1e9);
	add_assoc_double(row, "duration", (double)last->duration / 1e9);
	add_assoc_double(row, "closed", (double)last->closed / 1e9);
	add_assoc_long(row, "held_up", (zend_long)atomic_load(&gate->held_by_restart));
	add_assoc_double(row, "longest_hold_up", (double)atomic_load(&gate->longest_by_restart) / 1e9);
	add_assoc_long(row, "wasted", (zend_long)last->wasted);
	add_assoc_long(row, "used", (zend_long)last->used);
	add_assoc_long(row, "free", (zend_long)last->free);
}

static void add_text(zval *row, const char *key, const char *text)
{
	if (*text) {
		add_assoc_string(row, key, text);
	} else {
		add_assoc_null(row, key);
	}
}

static void fill_compaction(zval *row)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_gate *gate = &instance->gate;
	uint64_t word = opcflush_gate_look(gate);
	bool due = (word & (OPCFLUSH_GATE_DUE | OPCFLUSH_GATE_PENDING)) != 0;
	bool since = atomic_load(&instance->patience.since) != 0;
	char why[128] = "", waiting[128] = "";
	zval last;

	if (due) {
		/* Nobody may have judged it yet. */
		uint32_t seen = since ? atomic_load(&instance->patience.due) : word & OPCFLUSH_GATE_ASKED ? OPCFLUSH_DUE_ASKED : OPCFLUSH_DUE_PENDING;

		opcflush_patience_say_why(seen, atomic_load(&instance->patience.percent), why, sizeof(why));
		opcflush_patience_say_waiting(&instance->patience, waiting, sizeof(waiting));
	}
	fill_last_compaction(&last);
	array_init(row);
	add_assoc_long(row, "count", (zend_long)instance->compactions.count);
	add_assoc_long(row, "in_vain", (zend_long)atomic_load(&gate->in_vain));
	add_assoc_long(row, "held_up", (zend_long)atomic_load(&gate->held_up));
	add_assoc_double(row, "longest_hold_up", (double)atomic_load(&gate->longest) / 1e9);
	add_assoc_bool(row, "due", due);
	add_text(row, "why", why);
	if (due && since) {
		add_assoc_double(row, "due_since", (double)atomic_load(&instance->patience.time) / 1e9);
	} else {
		add_assoc_null(row, "due_since");
	}
	add_text(row, "waiting", waiting);
	add_assoc_zval(row, "last", &last);
}

static void fill_guard(zval *row)
{
	opcflush_guard *guard = &opcflush_here.instance->guard;

	array_init(row);
	add_assoc_bool(row, "on", OPCFLUSH_G(ini.guard));
	add_assoc_long(row, "calls", (zend_long)atomic_load(&guard->wanted));
	add_assoc_long(row, "resets", (zend_long)atomic_load(&guard->resets));
	add_assoc_bool(row, "put_off", opcflush_guard_has_put_off());
}

/* What there is only where OPcache has shared memory. */
static void fill_reclaiming(zval *status)
{
	zval compaction, guard;

	if (!opcflush_here.scripts) {
		add_assoc_null(status, "compaction");
		add_assoc_null(status, "guard");
		return;
	}
	fill_compaction(&compaction);
	add_assoc_zval(status, "compaction", &compaction);
	fill_guard(&guard);
	add_assoc_zval(status, "guard", &guard);
}

static void fill_opcache(zval *row, const opcflush_opcache_view *view)
{
	array_init(row);
	add_assoc_string(row, "state", state_name());
	if (!opcflush_here.scripts || opcflush_opcache_is_restricted()) {
		return;
	}
	add_assoc_bool(row, "enabled", view->on);
	add_assoc_bool(row, "cache_full", view->cache_full);
	add_assoc_bool(row, "restart_pending", view->restart_pending);
	add_assoc_long(row, "used_memory", view->used_memory);
	add_assoc_long(row, "free_memory", view->free_memory);
	add_assoc_long(row, "wasted_memory", view->wasted_memory);
	add_assoc_double(row, "wasted_percentage", view->wasted_percentage);
}

/* php-cgi marks a request so where it is no FastCGI server. */
static bool is_plain_cgi(void)
{
	return !strcmp(sapi_module.name, "cgi-fcgi") && SG(server_context) == (void *)1;
}

static void fill_opcache_reasons(zval *reasons, const opcflush_opcache_view *view)
{
	if (!opcflush_here.scripts && OPCFLUSH_G(ini.apcu)) {
		add_next_index_string(reasons, "opcflush.apcu is 1, but APCu is cleared only where OPcache has shared memory");
	}
	if (!opcflush_here.scripts && opcflush_here.inert) {
		add_next_index_string(reasons, opcflush_here.inert);
		return;
	}
	if (!opcflush_here.scripts) {
		add_next_index_string(reasons, opcflush_opcache_present() == OPCFLUSH_OPCACHE_ABSENT
			? "OPcache is not loaded: orders drop realpath caches only"
			: "OPcache has no shared memory in this process (opcache.enable, opcache.enable_cli, opcache.file_cache_only): "
				"orders drop realpath caches only");
		return;
	}
	if (is_plain_cgi()) {
		add_next_index_string(reasons, "this php-cgi ends with its request, and OPcache's memory with it: there is nothing to keep, and nothing to flush");
	}
	if (opcflush_gate_look(&opcflush_here.instance->gate) & OPCFLUSH_GATE_PENDING) {
		add_next_index_string(reasons, "a process died while OPcache restarted, or OPcache could not: it is off until nobody is in a request");
	} else if (OPCFLUSH_G(detached)) {
		add_next_index_string(reasons, "an order came while this request ran, or could not be carried out in time: OPcache is off for it");
	} else if (!view->on) {
		add_next_index_string(reasons, "OPcache is off for this request");
	}
	if (view->cache_full) {
		add_next_index_string(reasons, "the cache is full: OPcache takes in no more scripts before a compaction; if that does not help, raise "
			"opcache.memory_consumption or opcache.max_accelerated_files");
	}
	if (opcflush_here.instance->compactions.is_broken) {
		add_next_index_string(reasons, "OPcache was killed in the middle of a restart and stays off: restart PHP");
	}
	if (atomic_load(&opcflush_here.instance->count.limit_unknown)) {
		add_next_index_string(reasons, "opcache.max_wasted_percentage is not kept where opcflush knows it to be: OPcache may restart by itself when its memory "
			"is full");
	}
	if (opcflush_here.instance->orders.widened) {
		add_next_index_string(reasons, "opcache.jit may make traces: before PHP 8.5 those of scripts that an order leaves alone may go on calling what it "
			"invalidates, so refresh and invalidate are resets here");
	}
	if (OPCFLUSH_G(ini.apcu) && !opcflush_apcu_is_there()) {
		add_next_index_string(reasons, "opcflush.apcu is 1, and APCu is not loaded");
	}
	if (atomic_load(&opcflush_here.instance->count.copies_left)) {
		add_next_index_string(reasons, "some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, "
			"and PHP's next start may serve them");
	}
	if (atomic_load(&opcflush_here.instance->count.own_file_cache)) {
		add_next_index_string(reasons, "opcache.file_cache is set for a pool, a folder or a virtual host: its copies are removed only by orders that "
			"are carried out there; empty it before PHP's next start");
	}
	if (view->preloaded) {
		add_next_index_string(reasons, "preloaded scripts (opcache.preload) are not flushed: restart PHP for them");
	}
	if (atomic_load(&opcflush_here.scripts->full)) {
		add_next_index_string(reasons, "the index of scripts is full: flushes ask OPcache for the list of all scripts");
	}
	if (atomic_load(&opcflush_here.instance->count.kept_out)) {
		add_next_index_string(reasons, "names lead elsewhere than they did: the scripts that they led to are not cached any more");
	}
	if (!opcflush_root_find(opcflush_here.instance, opcflush_process_root())
		&& atomic_load(&opcflush_here.instance->root[OPCFLUSH_ROOTS - 1].taken)) {
		add_next_index_string(reasons, "more root directories than can be told apart (opcache.validate_root): requests in this one "
			"run without OPcache after an order");
	}
}

void opcflush_status_fill(zval *status, bool slots)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_attach_state state = opcflush_attach_look();
	opcflush_opcache_view view;
	zval signals, opcache, reasons;

	array_init(status);
	array_init(&reasons);
	opcflush_opcache_look(&view);
	add_assoc_bool(status, "enabled", instance != NULL);
	add_assoc_long(status, "generation", instance ? (zend_long)opcflush_exchange_generation() : 0);
	add_assoc_long(status, "applied", instance ? (zend_long)opcflush_flush_applied() : 0);
	fill_signals(&signals);
	add_assoc_zval(status, "signals", &signals);
	fill_counters(status, &view);
	fill_reclaiming(status);
	fill_whole(status, state, slots);
	if (instance) {
		fill_opcache_reasons(&reasons, &view);
	} else if (opcflush_here.inert) {
		add_next_index_string(&reasons, opcflush_here.inert);
	}
	fill_opcache(&opcache, &view);
	add_assoc_zval(status, "opcache", &opcache);
	add_assoc_zval(status, "reasons", &reasons);
}

static void print_value(const char *name, zval *value);

static void print_row(const char *prefix, zend_string *key, zend_ulong index, zval *value)
{
	char name[128];

	if (key) {
		snprintf(name, sizeof(name), "%s%s%s", prefix, *prefix ? " " : "", ZSTR_VAL(key));
	} else {
		snprintf(name, sizeof(name), "%s " ZEND_ULONG_FMT, prefix, index + 1);
	}
	print_value(name, value);
}

static void print_value(const char *name, zval *value)
{
	zend_string *key, *text;
	zend_ulong index;
	zval *inner;

	if (Z_TYPE_P(value) == IS_ARRAY) {
		ZEND_HASH_FOREACH_KEY_VAL(Z_ARRVAL_P(value), index, key, inner) {
			print_row(name, key, index, inner);
		} ZEND_HASH_FOREACH_END();
		return;
	}
	if (Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE) {
		php_info_print_table_row(2, name, Z_TYPE_P(value) == IS_TRUE ? "yes" : "no");
		return;
	}
	text = zval_get_string(value);
	php_info_print_table_row(2, name, ZSTR_LEN(text) ? ZSTR_VAL(text) : "none");
	zend_string_release(text);
}

void opcflush_status_print(void)
{
	zend_string *key;
	zend_ulong index;
	zval status, *value;

	opcflush_status_fill(&status, false);
	php_info_print_table_start();
	php_info_print_table_row(2, "version", PHP_OPCFLUSH_VERSION);
	ZEND_HASH_FOREACH_KEY_VAL(Z_ARRVAL(status), index, key, value) {
		print_row("", key, index, value);
	} ZEND_HASH_FOREACH_END();
	php_info_print_table_end();
	zval_ptr_dtor(&status);
}
