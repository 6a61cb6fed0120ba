/* SPDX-License-Identifier: BSD-3-Clause
 * The PHP functions. Run by scripts. */
#include "api.h"
#include "attach.h"
#include "flush.h"
#include "listing.h"
#include "opcache.h"
#include "process.h"
#include "status.h"
#include "wait.h"

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

static bool is_in_reach(bool to_write)
{
	if (!is_usable(opcflush_attach_look(), to_write)) {
		zend_throw_exception_ex(exception_class, 0, "opcflush.segment: %s", opcflush_attach_reason());
		return false;
	}
	return true;
}

/* What is shown to people line by line. */
static bool is_note(zend_string *note)
{
	if (!note) {
		return true;
	}
	if (ZSTR_LEN(note) > LONGEST_NOTE) {
		zend_argument_value_error(1, "must be at most %d bytes long, %zu given", LONGEST_NOTE, ZSTR_LEN(note));
		return false;
	}
	for (size_t i = 0; i < ZSTR_LEN(note); i++) {
		if ((unsigned char)ZSTR_VAL(note)[i] < ' ' || ZSTR_VAL(note)[i] == 0x7f) {
			zend_argument_value_error(1, "must not contain control characters, byte %zu is one", i + 1);
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

/* Gives the order once, or once for each instance that has this name. 0: an exception was thrown, or the segment is lost. */
static uint64_t give(opcflush_order_kind kind, zend_string *note, zend_string *instance)
{
	char by[OPCFLUSH_BY_SIZE], own[OPCFLUSH_NAME_SIZE];
	const char *words = note ? ZSTR_VAL(note) : "";
	opcflush_party party = 0;
	uint64_t number = 0;

	snprintf(by, sizeof(by), "%s() in %s on line %u", get_active_function_name(), zend_get_executed_filename(), zend_get_executed_lineno());
	if (!instance) {
		return opcflush_exchange_give(kind, OPCFLUSH_ALL, "", sapi_module.name, by, words);
	}
	if (strlen(ZSTR_VAL(instance)) != ZSTR_LEN(instance)) {
		throw_unknown_instance(instance);
		return 0;
	}
	if (!opcflush_exchange_segment()) {
		if (opcflush_attach_name(own) && !strcmp(own, ZSTR_VAL(instance))) {
			return opcflush_exchange_give(kind, OPCFLUSH_ALL, "", sapi_module.name, by, words);
		}
	} else {
		while ((party = opcflush_attach_find(ZSTR_VAL(instance), party))) {
			if (!(number = opcflush_exchange_give(kind, party, ZSTR_VAL(instance), sapi_module.name, by, words))) {
				return 0;
			}
		}
	}
	if (!number) {
		throw_unknown_instance(instance);
	}
	return number;
}

static void order(opcflush_order_kind kind, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_string *note = NULL, *instance = NULL;
	uint64_t number;

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(note)
		Z_PARAM_STR_OR_NULL(instance)
	ZEND_PARSE_PARAMETERS_END();
	if (!may_call() || !is_active() || !is_note(note)) {
		RETURN_THROWS();
	}
	if (!opcflush_attach_is_command_line() && opcflush_opcache_is_restricted()) {
		zend_throw_exception_ex(exception_class, 0, "%s() must be called from a script whose path begins with "
			"opcache.restrict_api, \"%s\"", get_active_function_name(), zend_ini_string(ZEND_STRL("opcache.restrict_api"), 0));
		RETURN_THROWS();
	}
	if (!is_in_reach(true)) {
		RETURN_THROWS();
	}
	number = give(kind, note, instance);
	if (!number && !EG(exception)) {
		throw_lost("whether the order reaches anybody");
	}
	if (!number) {
		RETURN_THROWS();
	}
	opcflush_attach_told();
	opcflush_attach_check();
	opcflush_flush_catch_up();
	opcflush_flush_adopt();
	RETURN_LONG((zend_long)number);
}

ZEND_FUNCTION(opcflush_reset)
{
	order(OPCFLUSH_RESET, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_FUNCTION(opcflush_realpath)
{
	order(OPCFLUSH_REALPATH, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

/* Where there is no segment yet, this process has had no order: that is no error. */
ZEND_FUNCTION(opcflush_generation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (!may_call() || !is_active()) {
		RETURN_THROWS();
	}
	opcflush_attach_look();
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
	if (!zend_finite(timeout) || timeout < 0) {
		zend_argument_value_error(2, "must be a number of seconds of 0 or more");
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
