/* SPDX-License-Identifier: BSD-3-Clause
 * What happens at the start and the end of each request, and the steps of PHP's startup that lead there.
 *
 * A zend_post_startup_cb set in MINIT would run before OPcache's. So MINIT registers a zend_extension, whose startup comes
 * after OPcache's: what it sets there calls OPcache's first. */
#include "request.h"
#include "apcu.h"
#include "attach.h"
#include "compaction.h"
#include "dry_run.h"
#include "file_cache.h"
#include "flush.h"
#include "guard.h"
#include "include.h"
#include "ini.h"
#include "leftovers.h"
#include "opcache.h"
#include "process.h"
#include "publish.h"

#include "core/signals.h"

#include "SAPI.h"
#include "zend_extensions.h"

static zend_result (*next_post_startup)(void);
static bool started;

/* No request of OPcache's is there to go with ours. */
bool opcflush_request_is_own;

/* A signal turned out to be somebody else's before this request could say so. */
static atomic_bool untold;

/* The gate is closed, or this worker has no slot yet. */
static zend_never_inline ZEND_COLD void enter_late(void)
{
	opcflush_gate *gate = &opcflush_here.instance->gate;

	if (OPCFLUSH_G(slot) == &OPCFLUSH_G(nobody)) {
		opcflush_compaction_find_the_limit();
		OPCFLUSH_G(has_late_modules) = CG(map_ptr_last) > opcflush_here.run_time_slots;
		if (!opcflush_process_take_slot()) {
			OPCFLUSH_G(slotless) = true;
			opcflush_gate_enter_slotless(gate);
			return;
		}
		if (opcflush_gate_enter(gate, OPCFLUSH_G(slot))) {
			return;
		}
	}
	opcflush_gate_enter_late(gate, OPCFLUSH_G(slot));
}

/* gate S1 to S3, before the request's start touches anything of OPcache's. */
static zend_always_inline void go_online(void)
{
	if (UNEXPECTED(OPCFLUSH_G(slot) == &OPCFLUSH_G(nobody)) || UNEXPECTED(!opcflush_gate_enter(&opcflush_here.instance->gate, OPCFLUSH_G(slot)))) {
		enter_late();
	}
}

/* The first request of a worker, and the first one after an order, whoever gave it. */
static zend_never_inline ZEND_COLD void reach(void)
{
	opcflush_process_take_slot();
	opcflush_attach_take_slot();
	opcflush_file_cache_look();
	opcflush_presence_begin(OPCFLUSH_G(presence));
	opcflush_presence_go_online(OPCFLUSH_G(presence), MAX(OPCFLUSH_G(present), 1));
	opcflush_flush_catch_up();
	if (opcflush_newest() != OPCFLUSH_G(synced) && !opcflush_flush_reach()) {
		opcflush_publish_detach();
	}
	opcflush_flush_catch_up();
	OPCFLUSH_G(present) = OPCFLUSH_G(current);
	opcflush_presence_go_online(OPCFLUSH_G(presence), MAX(OPCFLUSH_G(present), 1));
	opcflush_exchange_report(opcflush_flush_applied());
	opcflush_attach_check();
	opcflush_dry_run_answer();
}

/* After OPcache's own request start. Going online, three loads and three compares are all that a normal request pays. */
void opcflush_request_start(void)
{
	opcflush_presence *presence;

	if (UNEXPECTED(atomic_load_explicit(&untold, memory_order_relaxed))) {
		atomic_store(&untold, false);
		opcflush_ini_tell_blocked();
	}
	/* Before anything can invalidate. */
	opcflush_compaction_keep_restarts_away();
	if (UNEXPECTED(opcflush_gate_look(&opcflush_here.instance->gate) & OPCFLUSH_GATE_GUARDED)) {
		opcflush_guard_give_what_was_put_off();
	}
	presence = OPCFLUSH_G(presence);
	opcflush_presence_begin(presence);
	opcflush_presence_go_online(presence, OPCFLUSH_G(present));
	if (UNEXPECTED(opcflush_exchange_look() != OPCFLUSH_G(present) || opcflush_newest() != OPCFLUSH_G(synced))) {
		reach();
	}
	if (opcflush_here.scripts) {
		if (UNEXPECTED(opcflush_gate_look(&opcflush_here.instance->gate) & (OPCFLUSH_GATE_LOOK | OPCFLUSH_GATE_DUE))) {
			opcflush_compaction_attend();
		}
		opcflush_include_begin(SG(request_info).path_translated != NULL);
	}
}

/* gate O1, when the request has let go of the last of it. */
static zend_always_inline void go_offline(void)
{
	opcflush_leftovers_let_go();
	opcflush_gate_leave(OPCFLUSH_G(slot));
	if (UNEXPECTED(OPCFLUSH_G(slotless))) {
		OPCFLUSH_G(slotless) = false;
		opcflush_gate_leave_slotless(&opcflush_here.instance->gate);
	}
}

/* After OPcache's post-deactivate. */
void opcflush_request_end(void)
{
	if (opcflush_here.scripts) {
		opcflush_include_end();
	}
	opcflush_presence_go_offline(OPCFLUSH_G(presence));
	if (UNEXPECTED(OPCFLUSH_G(outside))) {
		opcflush_attach_leave_outside();
		OPCFLUSH_G(synced) = 0; /* the next one tries again for a slot */
	}
	OPCFLUSH_G(detached) = false;
	OPCFLUSH_G(clean) = false;
	if (opcflush_here.scripts) {
		go_offline();
	}
}

/* The first of a request that we see: before zend_signal_activate(), which takes over the handlers that it finds, and before anything of
 * OPcache's is touched. */
static void activate(void)
{
	if (!started) {
		return;
	}
	if (opcflush_signals_activate()) {
		atomic_store(&untold, true);
	}
	if (opcflush_here.scripts) {
		go_online();
		opcflush_leftovers_follow_restarts(atomic_load(&opcflush_here.instance->gate.restarts));
		if (UNEXPECTED(opcflush_gate_look(&opcflush_here.instance->gate) & OPCFLUSH_GATE_ANY)) {
			opcflush_leftovers_begin_clean();
		}
	}
}

static zend_result post_startup(void)
{
	zend_result (*next)(void) = next_post_startup;
	const opcflush_opcache_requests requests = {
		.word = &opcflush_here.instance->gate.word,
		.bits = OPCFLUSH_GATE_PENDING,
		.before_start = opcflush_compaction_start_pending,
		.after_start = opcflush_request_start,
		.after_end = opcflush_request_end,
	};

	next_post_startup = NULL;
	if (next && next() != SUCCESS) {
		return FAILURE;
	}
	if (opcflush_opcache_startup(&requests) == OPCFLUSH_OPCACHE_ON && opcflush_process_startup()) {
		opcflush_include_startup();
		opcflush_guard_startup();
	}
	if (opcflush_signals_recheck()) {
		opcflush_ini_tell_blocked();
	}
	opcflush_request_is_own = !opcflush_opcache_has_requests();
	opcflush_attach_startup();
	opcflush_apcu_startup();
	opcflush_here.run_time_slots = CG(map_ptr_last);
	started = true;
	return SUCCESS;
}

static zend_module_entry *own_module(void)
{
	return zend_hash_str_find_ptr(&module_registry, ZEND_STRL("opcflush"));
}

/* What stays ours of the module entry while OPcache's requests stand in for it. The entry may outlive this startup. */
static zend_module_entry *lent;
static zend_result (*lent_request_startup)(INIT_FUNC_ARGS);
static zend_result (*lent_post_deactivate)(void);

/* OPcache's startup is over, and the engine has not yet collected who wants to be called at requests: where OPcache is, we
 * are called by its requests and need none of our own. */
static int startup(zend_extension *extension)
{
	next_post_startup = zend_post_startup_cb;
	zend_post_startup_cb = post_startup;
	lent = own_module();
	if (lent && opcflush_opcache_has_requests()) {
		lent_request_startup = lent->request_startup_func;
		lent_post_deactivate = lent->post_deactivate_func;
		lent->request_startup_func = NULL;
		lent->post_deactivate_func = NULL;
	} else {
		lent = NULL;
	}
	return SUCCESS;
}

static zend_extension extension = {
	.name = "opcflush",
	.version = PHP_OPCFLUSH_VERSION,
	.author = "the opcflush authors",
	.URL = "",
	.copyright = "(c)",
	.startup = startup,
	.activate = activate,
	.resource_number = -1,
};

/* Our code is called by the engine until the very end, after the modules are gone: the library stays loaded. */
static void stay_loaded(void)
{
	zend_module_entry *module = own_module();

	if (module) {
		module->handle = NULL;
	}
}

void opcflush_request_minit(void)
{
	if (!opcflush_here.instance) {
		return;
	}
	zend_register_extension(&extension, NULL);
	stay_loaded();
	opcflush_include_minit();
}

void opcflush_request_mshutdown(void)
{
	started = false;
	opcflush_request_is_own = false;
	if (lent) {
		lent->request_startup_func = lent_request_startup;
		lent->post_deactivate_func = lent_post_deactivate;
		lent = NULL;
	}
	opcflush_include_mshutdown();
	opcflush_opcache_mshutdown();
}
