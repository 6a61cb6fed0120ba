/* SPDX-License-Identifier: BSD-3-Clause
 * The PHP functions. Run by scripts. */
#include "api.h"
#include "attach.h"
#include "dry_run.h"
#include "flush.h"
#include "listing.h"
#include "manifest.h"
#include "opcache.h"
#include "process.h"
#include "status.h"
#include "wait.h"

#include "core/text.h"

#include "SAPI.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#define LONGEST_NOTE 80

static zend_class_entry *exception_class;

void opcflush_api_minit(zend_class_entry *exception)
{
	exception_class = exception;
}

/* A folder is meant where the prefix ends in a slash, as OPcache has it. */
static bool is_inside(const char *prefix)
{
	const char *script = SG(request_info).path_translated;

	return !prefix || !*prefix || (script && !strncmp(script, prefix, strlen(prefix)));
}

static bool may_call(void)
{
	const char *script = SG(request_info).path_translated;

	if (!opcflush_attach_is_command_line() && !is_inside(OPCFLUSH_G(ini.restrict_api))) {
		zend_throw_exception_ex(exception_class, 0, "%s() must be called from a script whose path begins with opcflush.restrict_api, "
			"\"%s\"; this one is \"%s\"", get_active_function_name(), OPCFLUSH_G(ini.restrict_api), script ? script : "");
		return false;
	}
	return true;
}

static bool is_active(void)
{
	if (!opcflush_here.instance) {
		zend_throw_exception_ex(exception_class, 0, "opcflush is inactive: %s",
			opcflush_here.inert ? opcflush_here.inert : "PHP is starting up or shutting down");
		return false;
	}
	return true;
}

/* Whether the segment may be used as it is meant to. A command line without OPcache is there to reach others: without a segment it
 * would reach nobody. With OPcache, it would reach itself alone where it may not use the one that others use. An instance of any
 * other kind goes on by itself. */
static bool is_usable(opcflush_attach_state state, bool to_write)
{
	switch (state) {
		case OPCFLUSH_ATTACH_ATTACHED:
			return !to_write || opcflush_attach_is_writable();
		case OPCFLUSH_ATTACH_NONE:
			return true;
		case OPCFLUSH_ATTACH_FORBIDDEN:
			return !opcflush_attach_is_command_line();
		default:
			return !opcflush_attach_is_lazy();
	}
}

static bool may_use(opcflush_attach_state state, bool to_write)
{
	if (!is_usable(state, to_write)) {
		zend_throw_exception_ex(exception_class, 0, "opcflush.segment: %s", opcflush_attach_reason());
		return false;
	}
	return true;
}

static bool is_in_reach(bool to_write)
{
	return may_use(opcflush_attach_look(), to_write);
}

/* What is shown to people line by line. */
static bool is_note(zend_string *note, uint32_t argument)
{
	if (!note) {
		return true;
	}
	if (ZSTR_LEN(note) > LONGEST_NOTE) {
		zend_argument_value_error(argument, "must be at most %d bytes long, %zu given", LONGEST_NOTE, ZSTR_LEN(note));
		return false;
	}
	for (size_t i = 0; i < ZSTR_LEN(note); i++) {
		if ((unsigned char)ZSTR_VAL(note)[i] < ' ' || ZSTR_VAL(note)[i] == 0x7f) {
			zend_argument_value_error(argument, "must not contain control characters, byte %zu is one", i + 1);
			return false;
		}
	}
	return true;
}

static void throw_lost(const char *what)
{
	zend_throw_exception_ex(exception_class, 0, "opcflush.segment: %s was truncated or overwritten: nobody can tell %s",
		OPCFLUSH_G(ini.segment), what);
}

static void throw_unknown_instance(zend_string *name)
{
	const opcflush_segment *segment = opcflush_exchange_segment();
	char own[OPCFLUSH_NAME_SIZE];
	opcflush_roster_copy row;
	smart_str names = {0};

	for (opcflush_party party = 1; segment && party <= OPCFLUSH_ROSTER_ROWS; party++) {
		if (opcflush_roster_read(segment, party, &row)) {
			smart_str_append_printf(&names, "%s%s", names.s ? ", " : "", row.name);
		}
	}
	if (!segment && opcflush_attach_name(own)) {
		smart_str_appends(&names, own);
	}
	smart_str_0(&names);
	zend_throw_exception_ex(exception_class, 0, "no instance is called \"%.60s\"; there is: %s", ZSTR_VAL(name),
		names.s ? ZSTR_VAL(names.s) : "none");
	smart_str_free(&names);
}

/* The command is a script like any other, but the lines in it are nothing that somebody who reads the log would look for. */
static bool is_called_by_command(void)
{
	const zend_execute_data *caller = EG(current_execute_data)->prev_execute_data;
	const zend_string *function = caller && caller->func ? caller->func->common.function_name : NULL;

	return function && opcflush_attach_is_command_line() && strstr(ZSTR_VAL(function), "Opcflush\\Command\\");
}

/* `command` is what the command is told for it. */
static void say_caller(char *by, size_t size, const char *command)
{
	if (is_called_by_command()) {
		snprintf(by, size, "opcflush %s", command);
	} else {
		snprintf(by, size, "%s() in %s on line %u", get_active_function_name(), zend_get_executed_filename(), zend_get_executed_lineno());
	}
}

/* Gives the order once, or once for each instance that has this name. 0: an exception was thrown, or the segment is lost. */
static uint64_t give(const opcflush_wish *wish, zend_string *note, zend_string *instance)
{
	char by[OPCFLUSH_BY_SIZE], own[OPCFLUSH_NAME_SIZE];
	const char *words = note ? ZSTR_VAL(note) : "";
	opcflush_party party = 0;
	uint64_t number = 0;

	say_caller(by, sizeof(by), opcflush_order_name(wish->kind));
	if (!instance) {
		return opcflush_exchange_give(wish, OPCFLUSH_ALL, "", sapi_module.name, by, words);
	}
	if (strlen(ZSTR_VAL(instance)) != ZSTR_LEN(instance)) {
		throw_unknown_instance(instance);
		return 0;
	}
	if (!opcflush_exchange_segment()) {
		if (opcflush_attach_name(own) && !strcmp(own, ZSTR_VAL(instance))) {
			return opcflush_exchange_give(wish, OPCFLUSH_ALL, "", sapi_module.name, by, words);
		}
	} else {
		while ((party = opcflush_attach_find(ZSTR_VAL(instance), party))) {
			if (!(number = opcflush_exchange_give(wish, party, ZSTR_VAL(instance), sapi_module.name, by, words))) {
				return 0;
			}
		}
	}
	if (!number) {
		throw_unknown_instance(instance);
	}
	return number;
}

static bool is_unrestricted(void)
{
	if (!opcflush_attach_is_command_line() && opcflush_opcache_is_restricted()) {
		zend_throw_exception_ex(exception_class, 0, "%s() must be called from a script whose path begins with "
			"opcache.restrict_api, \"%s\"", get_active_function_name(), zend_ini_string(ZEND_STRL("opcache.restrict_api"), 0));
		return false;
	}
	return true;
}

/* 0: an exception was thrown. */
static uint64_t order(const opcflush_wish *wish, zend_string *note, zend_string *instance)
{
	uint64_t number;

	if (!is_unrestricted() || !is_in_reach(true)) {
		return 0;
	}
	number = give(wish, note, instance);
	if (!number && !EG(exception)) {
		throw_lost("whether the order reaches anybody");
	}
	if (!number) {
		return 0;
	}
	opcflush_attach_told();
	opcflush_attach_check();
	opcflush_flush_catch_up();
	opcflush_flush_adopt();
	return number;
}

static void order_without_selectors(opcflush_order_kind kind, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_string *note = NULL, *instance = NULL;
	opcflush_wish wish = {.kind = kind};
	uint64_t number;

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(note)
		Z_PARAM_STR_OR_NULL(instance)
	ZEND_PARSE_PARAMETERS_END();
	if (!may_call() || !is_active() || !is_note(note, 1) || !(number = order(&wish, note, instance))) {
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long)number);
}

ZEND_FUNCTION(opcflush_reset)
{
	order_without_selectors(OPCFLUSH_RESET, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_FUNCTION(opcflush_realpath)
{
	order_without_selectors(OPCFLUSH_REALPATH, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_FUNCTION(opcflush_compact)
{
	order_without_selectors(OPCFLUSH_COMPACT, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

/* What a caller has asked for: selectors, and what manifests name. */
typedef struct {
	HashTable *several;
	zend_string *one;
	zend_string *base;
	opcflush_paths paths;
	bool has_list;
} selectors;

static bool read_manifest(selectors *given, const char *file)
{
	char complaint[1024];

	given->has_list = true;
	if (!opcflush_manifest_read(&given->paths, file, given->base ? ZSTR_VAL(given->base) : NULL, complaint, sizeof(complaint))) {
		zend_throw_exception(exception_class, complaint, 0);
		return false;
	}
	return true;
}

static bool add_selector(opcflush_wish *wish, selectors *given, zend_string *selector)
{
	char file[MAXPATHLEN];
	opcflush_text_fault fault;

	switch (opcflush_text_append(wish->text, sizeof(wish->text), ZSTR_VAL(selector), ZSTR_LEN(selector), &fault)) {
		case OPCFLUSH_TEXT_WRONG:
			zend_argument_value_error(1, "must be selectors, and of \"%.200s\" %s is expected at byte %zu", ZSTR_VAL(selector), fault.expected,
				fault.position);
			return false;
		case OPCFLUSH_TEXT_TOO_LONG:
			zend_argument_value_error(1, "must make an order of at most %d bytes; more paths go by a manifest, \"@/path/of/manifest\"",
				OPCFLUSH_TEXT_SIZE - 1);
			return false;
		case OPCFLUSH_TEXT_FINE:
			break;
	}
	return !opcflush_text_manifest(ZSTR_VAL(selector), ZSTR_LEN(selector), file, sizeof(file)) || read_manifest(given, file);
}

static bool add_selectors(opcflush_wish *wish, selectors *given)
{
	zval *selector;

	if (given->one) {
		return add_selector(wish, given, given->one);
	}
	if (given->several) {
		ZEND_HASH_FOREACH_VAL(given->several, selector) {
			ZVAL_DEREF(selector);
			if (Z_TYPE_P(selector) != IS_STRING) {
				zend_argument_type_error(1, "must be a selector or an array of them, %s in the array", zend_zval_type_name(selector));
				return false;
			}
			if (!add_selector(wish, given, Z_STR_P(selector))) {
				return false;
			}
		} ZEND_HASH_FOREACH_END();
	}
	return true;
}

/* False: an exception was thrown. The wish is good as long as the selectors are. */
static bool fill_wish(opcflush_wish *wish, selectors *given, opcflush_order_kind kind)
{
	static const uint64_t none;

	memset(wish, 0, sizeof(*wish));
	wish->kind = kind;
	snprintf(wish->text, sizeof(wish->text), "%s", opcflush_order_name(kind == OPCFLUSH_INVALIDATE ? kind : OPCFLUSH_REFRESH));
	if (!add_selectors(wish, given)) {
		return false;
	}
	if (kind == OPCFLUSH_INVALIDATE && !strcmp(wish->text, opcflush_order_name(kind))) {
		zend_argument_value_error(1, "must not be empty: opcflush_reset() invalidates everything");
		return false;
	}
	if (given->has_list) {
		wish->hash = given->paths.hash ? given->paths.hash : &none;
		wish->count = given->paths.count;
	}
	return true;
}

static void order_with_selectors(opcflush_order_kind kind, uint32_t required, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_string *note = NULL, *instance = NULL;
	selectors given = {0};
	opcflush_wish wish;
	uint64_t number = 0;

	if (ZEND_NUM_ARGS() < required) {
		zend_wrong_parameters_count_error(required, 4);
		RETURN_THROWS();
	}
	ZEND_PARSE_PARAMETERS_START(0, 4)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT_OR_STR(given.several, given.one)
		Z_PARAM_STR_OR_NULL(note)
		Z_PARAM_STR_OR_NULL(instance)
		Z_PARAM_PATH_STR_OR_NULL(given.base)
	ZEND_PARSE_PARAMETERS_END();
	if (may_call() && is_active() && is_note(note, 2) && fill_wish(&wish, &given, kind)) {
		number = order(&wish, note, instance);
	}
	opcflush_paths_free(&given.paths);
	if (!number) {
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long)number);
}

ZEND_FUNCTION(opcflush_invalidate)
{
	order_with_selectors(OPCFLUSH_INVALIDATE, 1, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_FUNCTION(opcflush_refresh)
{
	order_with_selectors(OPCFLUSH_REFRESH, 0, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static void add_answer(zval *list, const char *instance, bool answered, const opcflush_answer_copy *answer)
{
	const char *end = answer->path + (answered ? answer->length : 0);
	zend_long paths = 0;
	zval row, scripts;

	array_init(&row);
	array_init(&scripts);
	for (const char *path = answer->path; path < end; path += strlen(path) + 1) {
		add_next_index_string(&scripts, path);
		paths++;
	}
	add_assoc_string(&row, "instance", instance);
	add_assoc_bool(&row, "answered", answered);
	add_assoc_long(&row, "looked_at", answered ? (zend_long)answer->looked_at : 0);
	add_assoc_long(&row, "invalidated", answered ? (zend_long)answer->invalidated : 0);
	add_assoc_long(&row, "kept", answered ? (zend_long)answer->kept : 0);
	add_assoc_zval(&row, "scripts", &scripts);
	add_assoc_bool(&row, "complete", answered && paths == (zend_long)answer->invalidated);
	add_next_index_zval(list, &row);
}

/* One after the other: there is room for one answer in the segment. */
static void ask_instances(zval *list, const opcflush_wish *wish, zend_string *name, double timeout, opcflush_answer_copy *answer)
{
	const opcflush_segment *segment = opcflush_exchange_segment();
	char by[OPCFLUSH_BY_SIZE];
	opcflush_roster_copy row;

	say_caller(by, sizeof(by), opcflush_order_name(wish->kind));
	for (opcflush_party party = 1; segment && party <= OPCFLUSH_ROSTER_ROWS; party++) {
		if (opcflush_roster_read(segment, party, &row) && (!name || zend_string_equals_cstr(name, row.name, strlen(row.name)))) {
			add_answer(list, row.name, opcflush_dry_run_there(wish, party, row.name, by, timeout, answer), answer);
		}
	}
	if (name && !zend_hash_num_elements(Z_ARRVAL_P(list))) {
		throw_unknown_instance(name);
	}
}

static void ask(zval *list, const opcflush_wish *wish, zend_string *name, double timeout)
{
	opcflush_answer_copy *answer = emalloc(sizeof(*answer));
	char own[OPCFLUSH_NAME_SIZE];

	array_init(list);
	if (opcflush_attach_name(own) && (!name || zend_string_equals_cstr(name, own, strlen(own)))) {
		add_answer(list, own, opcflush_dry_run_here(wish, answer), answer);
	} else {
		ask_instances(list, wish, name, timeout, answer);
	}
	efree(answer);
}

static bool is_seconds(double timeout, uint32_t argument)
{
	if (!zend_finite(timeout) || timeout < 0) {
		zend_argument_value_error(argument, "must be a number of seconds of 0 or more");
		return false;
	}
	return true;
}

ZEND_FUNCTION(opcflush_dry_run)
{
	zend_string *instance = NULL;
	selectors given = {0};
	double timeout = 5;
	opcflush_wish wish;

	ZEND_PARSE_PARAMETERS_START(0, 4)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT_OR_STR(given.several, given.one)
		Z_PARAM_STR_OR_NULL(instance)
		Z_PARAM_PATH_STR_OR_NULL(given.base)
		Z_PARAM_DOUBLE(timeout)
	ZEND_PARSE_PARAMETERS_END();
	if (may_call() && is_active() && is_unrestricted() && is_seconds(timeout, 4) && fill_wish(&wish, &given, OPCFLUSH_DRY_RUN)
		&& is_in_reach(opcflush_attach_is_lazy() || instance)) {
		ask(return_value, &wish, instance, timeout);
	}
	opcflush_paths_free(&given.paths);
	if (EG(exception)) {
		RETURN_THROWS();
	}
}

/* No segment yet: no order yet, and it may come. One that may not be read would be silent for ever: that is an error. */
ZEND_FUNCTION(opcflush_generation)
{
	opcflush_attach_state state;

	ZEND_PARSE_PARAMETERS_NONE();
	if (!may_call() || !is_active()) {
		RETURN_THROWS();
	}
	state = opcflush_attach_look();
	if (state != OPCFLUSH_ATTACH_ABSENT && !may_use(state, false)) {
		RETURN_THROWS();
	}
	opcflush_attach_told();
	RETURN_LONG((zend_long)opcflush_exchange_generation());
}

ZEND_FUNCTION(opcflush_wait)
{
	zend_long generation;
	double timeout = 30;
	uint64_t newest;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(generation)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE(timeout)
	ZEND_PARSE_PARAMETERS_END();
	if (!may_call() || !is_active() || !is_in_reach(false)) {
		RETURN_THROWS();
	}
	if (opcflush_attach_is_another()) {
		zend_throw_exception_ex(exception_class, 0, "opcflush.segment: %s was replaced: nobody can tell which requests run of those that "
			"the former one knew", OPCFLUSH_G(ini.segment));
		RETURN_THROWS();
	}
	newest = opcflush_exchange_generation();
	if (generation < 1 || (uint64_t)generation > newest) {
		zend_argument_value_error(1, "must be between 1 and %" PRIu64 ", the newest generation, " ZEND_LONG_FMT " given", newest, generation);
		RETURN_THROWS();
	}
	if (!is_seconds(timeout, 2)) {
		RETURN_THROWS();
	}
	switch (opcflush_wait_for((uint64_t)generation, timeout)) {
		case OPCFLUSH_WAIT_OVER:
			RETURN_TRUE;
		case OPCFLUSH_WAIT_TIMED_OUT:
			RETURN_FALSE;
		case OPCFLUSH_WAIT_LOST:
			throw_lost("which requests run");
			RETURN_THROWS();
	}
}

ZEND_FUNCTION(opcflush_log)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (!may_call() || !is_active() || !is_in_reach(false)) {
		RETURN_THROWS();
	}
	opcflush_listing_orders(return_value, OPCFLUSH_RING_ORDERS, true);
}

ZEND_FUNCTION(opcflush_status)
{
	bool workers = false;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(workers)
	ZEND_PARSE_PARAMETERS_END();
	if (!may_call()) {
		RETURN_THROWS();
	}
	opcflush_status_fill(return_value, workers);
}
