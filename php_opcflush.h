/* SPDX-License-Identifier: BSD-3-Clause
 * opcflush as PHP sees it: the module entry, and what each thread keeps of its own. */
#ifndef PHP_OPCFLUSH_H
#define PHP_OPCFLUSH_H

#include "php.h"

#include "src/core/grace.h"
#include "src/core/slot.h"

#define PHP_OPCFLUSH_VERSION "0.1.0"

#ifndef PHP_WIN32
_Static_assert(sizeof(off_t) == SIZEOF_OFF_T, "struct stat must be PHP's: compile with -D_FILE_OFFSET_BITS=64 (config.m4)");
#endif

/* Scripts published within one mark that are remembered by name. More of them, and everything is invalidated. */
#define OPCFLUSH_PUBLISHED_KEPT 8

/* No generation: neither where nothing has been ordered, nor where there was one and is nothing but zeroes. */
#define OPCFLUSH_NEVER UINT64_MAX

ZEND_BEGIN_MODULE_GLOBALS(opcflush)
	/* What an include looks at. `expected` is what opcflush_exchange_look() shows as long as it needs no care: `current`, or
	 * OPCFLUSH_NEVER when every include does. */
	uint64_t expected;
	bool unsettled;      /* OPcache has compiled something, or the include must be done again: look at it after OPcache */
	opcflush_slot *slot; /* never NULL: `nobody` where there is none */

	/* What a request start looks at, besides `synced`. */
	uint64_t present;            /* what opcflush_exchange_look() shows as long as nothing is new, and what this worker's presence has */
	opcflush_presence *presence; /* in the segment's slot, or in our own; never NULL: `unseen` where there is none */

	/* `present`, or what it will be next time: the segment may have had something new meanwhile that is not for us. */
	uint64_t current;

	/* Of the request. */
	uint64_t reached;    /* the newest order that this worker has dropped its realpath cache for */
	uint64_t synced;     /* `reached`, once OPcache's scripts are as new; 0: look again at the next request start */
	bool detached;       /* OPcache is off for the rest of it */
	bool primary_pending;
	bool trusting;       /* OPcache looks at neither time stamps nor paths: names may be resolved for it */
	bool invalidating;
	bool clearing;       /* OPcache is asked for nothing, so that it forgets */
	uint32_t holding;    /* compiles of ours under way, one inside the other: the mark is the outermost one's */
	uint32_t opening;    /* files that the engine is opening to compile them */
	zend_string *published[OPCFLUSH_PUBLISHED_KEPT];
	uint32_t published_count;
	zend_file_handle *again; /* an include that OPcache must not publish, and its type */
	int again_type;
	bool again_cached;        /* OPcache has the script under its real path */
	zend_file_handle *past;   /* what is compiled past OPcache */
	zend_string *hidden; /* a path that was opened, kept from OPcache; and for which handle */
	zend_file_handle *hidden_of;
	zend_file_handle *careful; /* what compile_with_care() has under way */
	uint32_t swallowing;       /* calls under way that let no bailout through */
	opcflush_slot nobody;
	opcflush_grace_slot *shown; /* NULL: none */
	opcflush_presence unseen;
	opcflush_presence forking; /* what `presence` had when this thread forked */
	bool outside; /* this request has no slot, and is counted */
	bool slotless; /* the same, for the gate */
	bool clean;    /* the request has nothing of OPcache's memory from before OPcache's request start, for certain */
	uint64_t forked_since; /* `online` of our slot when this thread forked; 0: it was in no request */

	/* Of the worker: at which share of waste OPcache restarts by itself; never NULL. */
	double *limit;

	/* Of the worker: how often OPcache had restarted when it last looked; and whether it has modules that were not there at startup. */
	uint64_t restarts;
	bool has_late_modules;

	/* Of the worker: after which restart of OPcache it last forgot its regular expressions (leftovers.h), plus one; 0: never. */
	uint64_t forgotten;

	/* Of the worker: whether OPcache has a file cache here, and whether it is another one than in the process that started us. */
	bool file_cache;
	bool file_cache_is_own;
	zend_ini_entry *file_cache_entry; /* and what it was by: a folder or a virtual host may have its own */
	zend_string *file_cache_seen;

	/* Of the worker: what the orders between two generations ask for (src/concern.h). NULL: not known. */
	struct opcflush_selection *concern;
	uint64_t concern_from;
	uint64_t concern_to;

	/* Of the worker: the last primary script's name and the real path that it led to at `reached`. Persistent. */
	zend_string *primary_name;
	zend_string *primary_real;

	/* Of the request: the very string by which OPcache was asked for that path. Held, so that it can be known by its address. */
	zend_string *primary_asked;

	struct {
		bool enable;
		zend_string *signals;
		zend_long wait_ms;
		char *restrict_api;
		bool log;
		bool apcu;
		char *segment;
		zend_long segment_mode;
		char *segment_group;
		char *name;
		bool signals_to_all;
		zend_long compact_wasted;
		zend_long compact_free;
		zend_long compact_pause;
		zend_long compact_patience;
		bool guard;
		zend_long guard_interval;
	} ini;
ZEND_END_MODULE_GLOBALS(opcflush)

/* Nobody else's: said here, the compiler reaches them without a detour. */
#if defined(__GNUC__) && !defined(_WIN32)
# pragma GCC visibility push(hidden)
#endif
ZEND_EXTERN_MODULE_GLOBALS(opcflush)
#if defined(__GNUC__) && !defined(_WIN32)
# pragma GCC visibility pop
#endif

#define OPCFLUSH_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(opcflush, v)

#if defined(ZTS) && defined(COMPILE_DL_OPCFLUSH)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

extern zend_module_entry opcflush_module_entry;
#define phpext_opcflush_ptr &opcflush_module_entry

#endif
