/* SPDX-License-Identifier: BSD-3-Clause
 * The PHP functions. Run by scripts. */
#include "api.h"
#include "flush.h"
#include "opcache.h"
#include "process.h"
#include "status.h"

#include "SAPI.h"
#include "zend_exceptions.h"

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

	if (!is_inside(OPCFLUSH_G(ini.restrict_api))) {
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

ZEND_FUNCTION(opcflush_reset)
{
	char note[OPCFLUSH_NOTE_SIZE];
	uint64_t generation;

	ZEND_PARSE_PARAMETERS_NONE();
	if (!may_call() || !is_active()) {
		RETURN_THROWS();
	}
	if (opcflush_opcache_is_restricted()) {
		zend_throw_exception_ex(exception_class, 0, "opcflush_reset() must be called from a script whose path begins with "
			"opcache.restrict_api, \"%s\"", zend_ini_string(ZEND_STRL("opcache.restrict_api"), 0));
		RETURN_THROWS();
	}
	snprintf(note, sizeof(note), "opcflush_reset() in %s on line %u", zend_get_executed_filename(), zend_get_executed_lineno());
	generation = opcflush_order_raise(&opcflush_here.instance->orders, OPCFLUSH_RESET, note);
	opcflush_flush_adopt();
	RETURN_LONG((zend_long)generation);
}

ZEND_FUNCTION(opcflush_generation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (!may_call() || !is_active()) {
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long)opcflush_newest());
}

ZEND_FUNCTION(opcflush_status)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (!may_call()) {
		RETURN_THROWS();
	}
	opcflush_status_fill(return_value);
}
