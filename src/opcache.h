/* SPDX-License-Identifier: BSD-3-Clause
 * OPcache, by its public functions only: the one place that knows them. */
#ifndef OPCFLUSH_OPCACHE_H
#define OPCFLUSH_OPCACHE_H

#include "php.h"

#include <stdatomic.h>

typedef enum {
	OPCFLUSH_OPCACHE_ABSENT,
	OPCFLUSH_OPCACHE_OFF,             /* for the whole process: opcache.enable, opcache.enable_cli, no shared memory */
	OPCFLUSH_OPCACHE_FILE_CACHE_ONLY,
	OPCFLUSH_OPCACHE_ON
} opcflush_opcache_state;

/* What OPcache says of itself, in a request. */
typedef struct {
	bool is_known; /* else nothing of the rest is */
	bool on; /* for this request */
	bool cache_full;
	bool restart_pending;
	zend_long used_memory;
	zend_long free_memory;
	zend_long wasted_memory;
	double wasted_percentage;
	zend_long scripts; /* as keys, preloaded ones included; what is invalidated stays among them */
	zend_long keys;
	zend_long keys_there_is_room_for;
	zend_long last_restart; /* Unix seconds, as OPcache counts them: never the same twice; 0: none */
	zend_long preloaded;
} opcflush_opcache_view;

/* What is called around OPcache's requests. */
typedef struct {
	/* Where the word has any of these bits, before its start. True: that is done, by opcflush_opcache_restart(). */
	_Atomic uint64_t *word;
	uint64_t bits;
	bool (*before_start)(void);
	void (*after_start)(void);
	void (*after_end)(void); /* its post-deactivate */
} opcflush_opcache_requests;

/* After all startups: finds OPcache, and from then on calls these. */
opcflush_opcache_state opcflush_opcache_startup(const opcflush_opcache_requests *requests);
void opcflush_opcache_mshutdown(void);

opcflush_opcache_state opcflush_opcache_present(void);

/* Whether OPcache has a request start and a post-deactivate to call the functions of opcflush_opcache_startup() around. */
bool opcflush_opcache_has_requests(void);

/* Whether the JIT may make traces, and those of one script may go on calling what was in another one. */
bool opcflush_opcache_has_traces_that_hold_on(void);

/* Wrap the handlers of the PHP functions opcache_compile_file() and opcache_reset(), unless they were disabled. */
typedef void opcflush_opcache_around(zif_handler handler, INTERNAL_FUNCTION_PARAMETERS);
void opcflush_opcache_wrap_compile_file(opcflush_opcache_around *with);
void opcflush_opcache_wrap_reset(opcflush_opcache_around *with);

/* OPcache restarts by itself when its memory or its table is full and this share of it is wasted, in this thread: where it keeps that, to be
 * raised. NULL: not where we know it to be. */
double *opcflush_opcache_limit(void);

/* A share of OPcache's memory that cannot be wasted. */
#define OPCFLUSH_OPCACHE_NEVER 2.0

/* opcache.max_wasted_percentage, as it was configured. */
unsigned opcflush_opcache_worth_a_restart(void);

/* All below: inside a request. None is refused by opcache.restrict_api or disable_functions, none raises an error, and what
 * was in flight (an exception, error_reporting) is as before. */

void opcflush_opcache_look(opcflush_opcache_view *view);

/* Whether the INI leaves OPcache on for this request; opcflush_opcache_look() knows better, and is slower. */
bool opcflush_opcache_is_enabled(void);

/* Whether OPcache takes names and files for what they were when it first saw them: neither opcache.validate_timestamps nor
 * opcache.revalidate_path. */
bool opcflush_opcache_is_trusting(void);

/* At a request's start, by the only one of the instance that is in a request: restarts OPcache, by its request start. What has become of
 * it, opcflush_opcache_look() says. May bail out. */
void opcflush_opcache_restart(void);

/* Switches OPcache off until the end of the request; or, before its request start, until that. */
void opcflush_opcache_switch_off(void);
void opcflush_opcache_switch_on_again(void);

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
