/* SPDX-License-Identifier: BSD-3-Clause
 * OPcache, by its public functions only. Runs in every worker. */
#include "opcache.h"
#include "compat.h"
#include "file_cache.h"
#include "foreign.h"
#include "process.h"

#include "SAPI.h"
#include "zend_ini.h"

#include <math.h>

static zend_module_entry *opcache;
static opcflush_opcache_state state;

static zend_internal_function invalidate_function;
static zend_internal_function is_cached_function;
static zend_internal_function status_function;

static zend_internal_function reset_function;

static zend_result (*next_request_startup)(INIT_FUNC_ARGS);
static zend_result (*next_post_deactivate)(void);
static opcflush_opcache_requests requests;

/* A PHP function with a handler of ours in place of its own. */
typedef struct {
	const char *name;
	zend_function *function;
	zif_handler handler; /* of ours */
	zif_handler next;    /* its own; NULL: it is not wrapped */
	opcflush_opcache_around *around;
} wrapped_function;

static ZEND_NAMED_FUNCTION(compile_file_handler);
static ZEND_NAMED_FUNCTION(reset_handler);

static wrapped_function wrapped_compile_file = {.name = "opcache_compile_file", .handler = compile_file_handler};
static wrapped_function wrapped_reset = {.name = "opcache_reset", .handler = reset_handler};

static zend_result request_startup(INIT_FUNC_ARGS)
{
	zend_result result = SUCCESS;

	if (EXPECTED(!(atomic_load(requests.word) & requests.bits)) || !requests.before_start()) {
		result = next_request_startup(INIT_FUNC_ARGS_PASSTHRU);
	}
	requests.after_start();
	return result;
}

static zend_result post_deactivate(void)
{
	zend_result result = next_post_deactivate();

	requests.after_end();
	return result;
}

static bool ini_is_on(const char *name)
{
	return zend_ini_long(name, strlen(name), 0) != 0;
}

static zend_module_entry *find_module(void)
{
	return zend_hash_str_find_ptr(&module_registry, ZEND_STRL("zend opcache"));
}

static bool can_be_wrapped(zend_module_entry *module)
{
	return module && module->request_startup_func && module->post_deactivate_func;
}

static opcflush_opcache_state find_state(zend_module_entry *module)
{
	if (!module) {
		return OPCFLUSH_OPCACHE_ABSENT;
	}
	if (!ini_is_on("opcache.enable") || (!strcmp(sapi_module.name, "cli") && !ini_is_on("opcache.enable_cli"))
		|| !can_be_wrapped(module)
		|| !opcflush_foreign_find(module, &invalidate_function, "opcache_invalidate")
		|| !opcflush_foreign_find(module, &is_cached_function, "opcache_is_script_cached")
		|| !opcflush_foreign_find(module, &reset_function, "opcache_reset")
		|| !opcflush_foreign_find(module, &status_function, "opcache_get_status")) {
		return OPCFLUSH_OPCACHE_OFF;
	}
	return ini_is_on("opcache.file_cache_only") ? OPCFLUSH_OPCACHE_FILE_CACHE_ONLY : OPCFLUSH_OPCACHE_ON;
}

opcflush_opcache_state opcflush_opcache_startup(const opcflush_opcache_requests *with)
{
	opcache = find_module();
	state = find_state(opcache);
	if (can_be_wrapped(opcache) && opcache->request_startup_func != request_startup) {
		requests = *with;
		next_request_startup = opcache->request_startup_func;
		next_post_deactivate = opcache->post_deactivate_func;
		opcache->request_startup_func = request_startup;
		opcache->post_deactivate_func = post_deactivate;
	}
	return state;
}

static void wrap(wrapped_function *wrapped, opcflush_opcache_around *around)
{
	zend_internal_function own;

	wrapped->function = zend_hash_str_find_ptr(CG(function_table), wrapped->name, strlen(wrapped->name));
	if (wrapped->function && opcflush_foreign_find(opcache, &own, wrapped->name)
		&& wrapped->function->internal_function.handler == own.handler) {
		wrapped->around = around;
		wrapped->next = own.handler;
		wrapped->function->internal_function.handler = wrapped->handler;
	}
}

static void unwrap(wrapped_function *wrapped)
{
	if (wrapped->next && zend_hash_str_find_ptr(CG(function_table), wrapped->name, strlen(wrapped->name)) == wrapped->function) {
		wrapped->function->internal_function.handler = wrapped->next;
	}
	wrapped->next = NULL;
}

static ZEND_NAMED_FUNCTION(compile_file_handler)
{
	wrapped_compile_file.around(wrapped_compile_file.next, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_NAMED_FUNCTION(reset_handler)
{
	wrapped_reset.around(wrapped_reset.next, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void opcflush_opcache_wrap_compile_file(opcflush_opcache_around *with)
{
	wrap(&wrapped_compile_file, with);
}

void opcflush_opcache_wrap_reset(opcflush_opcache_around *with)
{
	wrap(&wrapped_reset, with);
}

void opcflush_opcache_mshutdown(void)
{
	/* OPcache's module has left the registry before ours, but not the process. */
	if (opcache && opcache->request_startup_func == request_startup) {
		opcache->request_startup_func = next_request_startup;
		opcache->post_deactivate_func = next_post_deactivate;
	}
	unwrap(&wrapped_compile_file);
	unwrap(&wrapped_reset);
	opcache = NULL;
	state = OPCFLUSH_OPCACHE_ABSENT;
}

opcflush_opcache_state opcflush_opcache_present(void)
{
	return opcache ? state : find_state(find_module());
}

bool opcflush_opcache_has_requests(void)
{
	return can_be_wrapped(find_module());
}

static zend_ini_entry *limit_entry(void)
{
	return zend_hash_str_find_ptr(EG(ini_directives), ZEND_STRL("opcache.max_wasted_percentage"));
}

/* Only "disable" is final: whatever else php.ini says, a pool or a script may have the JIT make traces. */
bool opcflush_opcache_has_traces_that_hold_on(void)
{
	const char *jit = zend_ini_string(ZEND_STRL("opcache.jit"), 0);

	return OPCFLUSH_COMPAT_TRACES_HOLD_ON && jit && ini_is_on("opcache.jit_buffer_size") && strcasecmp(jit, "disable");
}

unsigned opcflush_opcache_worth_a_restart(void)
{
	zend_ini_entry *entry = limit_entry();

	return entry && entry->value ? (unsigned)MAX(atoi(ZSTR_VAL(entry->value)), 0) : 0;
}

/* OPcache keeps the entry's percent as a share, where the entry says, and accepts no more than 50 in php.ini. */
double *opcflush_opcache_limit(void)
{
	zend_ini_entry *entry = limit_entry();
	double *limit;

	if (!entry || !entry->mh_arg2) {
		return NULL;
	}
#ifdef ZTS
	limit = (double *)((char *)ts_resource(*(int *)entry->mh_arg2) + (size_t)entry->mh_arg1);
#else
	limit = (double *)((char *)entry->mh_arg2 + (size_t)entry->mh_arg1);
#endif
	return *limit == OPCFLUSH_OPCACHE_NEVER || fabs(*limit * 100 - opcflush_opcache_worth_a_restart()) < 0.001 ? limit : NULL;
}

typedef struct {
	opcflush_foreign_surroundings all;
	char *path_translated;
} surroundings;

/* OPcache holds path_translated against opcache.restrict_api; whoever calls from here was authorised before. */
static void enter(surroundings *saved)
{
	const char *allowed = zend_ini_string(ZEND_STRL("opcache.restrict_api"), 0);

	opcflush_foreign_enter(&saved->all);
	saved->path_translated = SG(request_info).path_translated;
	if (allowed && *allowed) {
		SG(request_info).path_translated = (char *)allowed;
	}
}

static void leave(const surroundings *saved)
{
	SG(request_info).path_translated = saved->path_translated;
	opcflush_foreign_leave(&saved->all);
}

/* False, and nothing in `result`, after a bailout. */
static bool get_status(bool scripts, zval *result)
{
	surroundings saved;
	zval argument;
	volatile bool done = false;

	enter(&saved);
	ZVAL_BOOL(&argument, scripts);
	zend_try {
		opcflush_foreign_call(&status_function, result, 1, &argument);
		done = true;
	} zend_end_try();
	leave(&saved);
	return done && Z_TYPE_P(result) == IS_ARRAY;
}

static zend_long number(HashTable *table, const char *key)
{
	zval *value = table ? zend_hash_str_find(table, key, strlen(key)) : NULL;

	return value ? zval_get_long(value) : 0;
}

static HashTable *section(HashTable *table, const char *key)
{
	zval *value = zend_hash_str_find(table, key, strlen(key));

	return value && Z_TYPE_P(value) == IS_ARRAY ? Z_ARRVAL_P(value) : NULL;
}

static HashTable *preloaded_scripts(HashTable *status)
{
	HashTable *statistics = section(status, "preload_statistics");

	return statistics ? section(statistics, "scripts") : NULL;
}

void opcflush_opcache_look(opcflush_opcache_view *view)
{
	HashTable *memory, *statistics, *preloaded;
	zval status, *percentage;

	memset(view, 0, sizeof(*view));
	if (state != OPCFLUSH_OPCACHE_ON || !get_status(false, &status)) {
		return;
	}
	memory = section(Z_ARRVAL(status), "memory_usage");
	statistics = section(Z_ARRVAL(status), "opcache_statistics");
	preloaded = preloaded_scripts(Z_ARRVAL(status));
	percentage = memory ? zend_hash_str_find(memory, ZEND_STRL("current_wasted_percentage")) : NULL;
	view->is_known = true;
	view->on = number(Z_ARRVAL(status), "opcache_enabled") != 0;
	view->cache_full = number(Z_ARRVAL(status), "cache_full") != 0;
	view->restart_pending = number(Z_ARRVAL(status), "restart_pending") || number(Z_ARRVAL(status), "restart_in_progress");
	view->used_memory = number(memory, "used_memory");
	view->free_memory = number(memory, "free_memory");
	view->wasted_memory = number(memory, "wasted_memory");
	view->wasted_percentage = percentage ? zval_get_double(percentage) : 0;
	view->scripts = number(statistics, "num_cached_scripts");
	view->keys = number(statistics, "num_cached_keys");
	view->keys_there_is_room_for = number(statistics, "max_cached_keys");
	view->last_restart = number(statistics, "last_restart_time");
	view->preloaded = preloaded ? zend_hash_num_elements(preloaded) : 0;
	zval_ptr_dtor(&status);
}

void opcflush_opcache_restart(void)
{
	surroundings saved;
	zval result;

	enter(&saved);
	zend_try {
		opcflush_foreign_call(&reset_function, &result, 0, NULL);
	} zend_end_try();
	leave(&saved);
	next_request_startup(MODULE_PERSISTENT, opcache->module_number);
}

bool opcflush_opcache_is_enabled(void)
{
	return state == OPCFLUSH_OPCACHE_ON && ini_is_on("opcache.enable");
}

bool opcflush_opcache_is_trusting(void)
{
	return !ini_is_on("opcache.validate_timestamps") && !ini_is_on("opcache.revalidate_path");
}

void opcflush_opcache_switch_off(void)
{
	zend_string *name = zend_string_init(ZEND_STRL("opcache.enable"), 0);

	zend_alter_ini_entry_chars(name, "0", 1, ZEND_INI_SYSTEM, ZEND_INI_STAGE_RUNTIME);
	zend_string_release_ex(name, 0);
}

void opcflush_opcache_switch_on_again(void)
{
	zend_string *name = zend_string_init(ZEND_STRL("opcache.enable"), 0);

	/* Any other stage, and OPcache would refuse. */
	zend_restore_ini_entry(name, ZEND_INI_STAGE_DEACTIVATE);
	zend_string_release_ex(name, 0);
}

static bool ask_whether_cached(zval *path)
{
	zval result;

	opcflush_foreign_call(&is_cached_function, &result, 1, path);
	return Z_TYPE(result) == IS_TRUE;
}

bool opcflush_opcache_is_cached(zend_string *path)
{
	surroundings saved;
	volatile bool cached = false;
	zval argument;

	enter(&saved);
	ZVAL_STR(&argument, path);
	zend_try {
		cached = ask_whether_cached(&argument);
	} zend_end_try();
	leave(&saved);
	return cached;
}

ZEND_TLS surroundings invalidating;
ZEND_TLS bool refused;

bool opcflush_opcache_invalidate_begin(void)
{
	opcflush_opcache_view view;

	opcflush_opcache_look(&view);
	if (!view.on) {
		return false;
	}
	if (!opcflush_file_cache_hide()) {
		return false;
	}
	enter(&invalidating);
	refused = false;
	OPCFLUSH_G(invalidating) = true;
	return true;
}

bool opcflush_opcache_has(const char *path, size_t length)
{
	zval argument;
	bool cached;

	ZVAL_STR(&argument, zend_string_init(path, length, 0));
	cached = ask_whether_cached(&argument);
	zval_ptr_dtor_str(&argument);
	return cached;
}

/* A script that is not in the cache is passed over for the price of a look-up; unless OPcache checks time stamps, when it
 * may say so of a valid one. */
bool opcflush_opcache_invalidate(const char *path, size_t length)
{
	zval arguments[2], result;
	bool cached;

	ZVAL_STR(&arguments[0], zend_string_init(path, length, 0));
	ZVAL_TRUE(&arguments[1]);
	cached = ask_whether_cached(&arguments[0]);
	if (cached || ini_is_on("opcache.validate_timestamps")) {
		opcflush_foreign_call(&invalidate_function, &result, 2, arguments);
		refused = refused || Z_TYPE(result) != IS_TRUE;
	}
	opcflush_file_cache_remove(Z_STRVAL(arguments[0]));
	zval_ptr_dtor_str(&arguments[0]);
	return cached;
}

bool opcflush_opcache_invalidate_end(void)
{
	OPCFLUSH_G(invalidating) = false;
	leave(&invalidating);
	opcflush_file_cache_show();
	return !refused;
}

static void each_of(bool scripts, HashTable *(*find)(HashTable *status), opcflush_opcache_each *each, void *context)
{
	zval status, *script;
	zend_string *key;
	HashTable *table;

	if (!get_status(scripts, &status)) {
		return;
	}
	table = find(Z_ARRVAL(status));
	if (table) {
		ZEND_HASH_FOREACH_STR_KEY_VAL(table, key, script) {
			if (key) {
				each(context, ZSTR_VAL(key), ZSTR_LEN(key));
			} else if (Z_TYPE_P(script) == IS_STRING) {
				each(context, Z_STRVAL_P(script), Z_STRLEN_P(script));
			}
		} ZEND_HASH_FOREACH_END();
	}
	zval_ptr_dtor(&status);
}

static HashTable *all_scripts(HashTable *status)
{
	return section(status, "scripts");
}

void opcflush_opcache_each_script(opcflush_opcache_each *each, void *context)
{
	each_of(true, all_scripts, each, context);
}

void opcflush_opcache_each_preloaded(opcflush_opcache_each *each, void *context)
{
	each_of(false, preloaded_scripts, each, context);
}

bool opcflush_opcache_is_restricted(void)
{
	const char *allowed = state == OPCFLUSH_OPCACHE_ABSENT ? NULL : zend_ini_string(ZEND_STRL("opcache.restrict_api"), 0);
	const char *script = SG(request_info).path_translated;

	return allowed && *allowed && (!script || strncmp(script, allowed, strlen(allowed)));
}
