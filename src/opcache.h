/* SPDX-License-Identifier: BSD-3-Clause
 * OPcache, by its public functions only: the one place that knows them. */
#ifndef OPCFLUSH_OPCACHE_H
#define OPCFLUSH_OPCACHE_H

#include "php.h"

typedef enum {
	OPCFLUSH_OPCACHE_ABSENT,
	OPCFLUSH_OPCACHE_OFF,             /* for the whole process: opcache.enable, opcache.enable_cli, no shared memory */
	OPCFLUSH_OPCACHE_FILE_CACHE_ONLY,
	OPCFLUSH_OPCACHE_ON
} opcflush_opcache_state;

/* What OPcache says of itself, in a request. */
typedef struct {
	bool on; /* for this request */
	bool cache_full;
	bool restart_pending;
	zend_long used_memory;
	zend_long free_memory;
	zend_long wasted_memory;
	double wasted_percentage;
	zend_long preloaded;
} opcflush_opcache_view;

/* After all startups: finds OPcache and puts `start` behind its request start and `end` before its post-deactivate. */
opcflush_opcache_state opcflush_opcache_startup(void (*start)(void), void (*end)(void));
void opcflush_opcache_mshutdown(void);

opcflush_opcache_state opcflush_opcache_present(void);

/* Whether OPcache has a request start and a post-deactivate to put `start` and `end` of opcflush_opcache_startup() to. */
bool opcflush_opcache_has_requests(void);

/* Wraps the handler of the PHP function opcache_compile_file(), unless it was disabled. */
typedef void opcflush_opcache_call(INTERNAL_FUNCTION_PARAMETERS);
void opcflush_opcache_wrap_compile_file(void (*with)(opcflush_opcache_call *handler, INTERNAL_FUNCTION_PARAMETERS));

/* All below: inside a request. None is refused by opcache.restrict_api or disable_functions, none raises an error, and what
 * was in flight (an exception, error_reporting) is as before. */

void opcflush_opcache_look(opcflush_opcache_view *view);

/* Whether the INI leaves OPcache on for this request; opcflush_opcache_look() knows better, and is slower. */
bool opcflush_opcache_is_enabled(void);

/* Whether OPcache takes names and files for what they were when it first saw them: neither opcache.validate_timestamps nor
 * opcache.revalidate_path. */
bool opcflush_opcache_is_trusting(void);

/* Switches OPcache off until the end of the request. */
void opcflush_opcache_switch_off(void);

/* Whether a valid script is cached under this very path. */
bool opcflush_opcache_is_cached(zend_string *path);

/* Between begin and end: invalidates scripts by the exact path under which they are stored. Begin returns false when it
 * cannot be done in this request. Each call says whether a valid script was there. End must be called, even after a bailout;
 * it returns false when OPcache has refused one of them. */
bool opcflush_opcache_invalidate_begin(void);
bool opcflush_opcache_invalidate(const char *path, size_t length);
bool opcflush_opcache_invalidate_end(void);

/* Between them: whether a valid script is stored under this exact path. */
bool opcflush_opcache_has(const char *path, size_t length);

/* Calls `each` with the stored path of every cached script, preloaded ones included. Builds an array of all of them. */
typedef void opcflush_opcache_each(void *context, const char *path, size_t length);
void opcflush_opcache_each_script(opcflush_opcache_each *each, void *context);

/* Calls `each` with every preloaded script. */
void opcflush_opcache_each_preloaded(opcflush_opcache_each *each, void *context);

/* Whether opcache.restrict_api keeps the running script from OPcache's functions. */
bool opcflush_opcache_is_restricted(void);

#endif
