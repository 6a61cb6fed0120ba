/* SPDX-License-Identifier: BSD-3-Clause
 * What PHP keeps of OPcache's memory beyond OPcache's request: strings that live in there, and would be looked at after a restart. */
#ifndef OPCFLUSH_LEFTOVERS_H
#define OPCFLUSH_LEFTOVERS_H

#include "php_opcflush.h"
#include "ext/standard/file.h"

void opcflush_leftovers_destroy_stream_hashes(void);

/* At request end, after OPcache's post-deactivate. PHP frees the wrappers and filters that scripts have registered only after all
 * modules (php_shutdown_stream_hashes()), and their names may be OPcache's. It passes over what is NULL. */
static zend_always_inline void opcflush_leftovers_let_go(void)
{
	if (UNEXPECTED(FG(stream_wrappers) || FG(stream_filters))) {
		opcflush_leftovers_destroy_stream_hashes();
	}
}

void opcflush_leftovers_give_slots_back(uint64_t restarts);

/* At request start, online, with how often OPcache has restarted. At a restart, OPcache gives the run-time slots of its scripts back
 * (zend_map_ptr_reset()), but only in the process that restarts. All others would keep theirs, and the first of them that caches a
 * script would make that everybody's: each restart would add to each process (php-src #23859). */
static zend_always_inline void opcflush_leftovers_follow_restarts(uint64_t restarts)
{
	if (UNEXPECTED(OPCFLUSH_G(restarts) != restarts)) {
		opcflush_leftovers_give_slots_back(restarts);
	}
}

/* Before any module's request start, where this request may come to restart OPcache. Until OPcache's request start, strings that
 * modules intern may be OPcache's, as in the request before; session.auto_start may keep such, and even run scripts. Sees to it that
 * none is, and says so by `clean`. */
void opcflush_leftovers_begin_clean(void);

/* Whether such strings may have been kept. */
bool opcflush_leftovers_may_be_kept(void);

/* Empties the cache of regular expressions, without a look at its keys: for a request start that leaves out OPcache's, which does so after a
 * restart for those keys that are OPcache's (accel_reset_pcre_cache()). The keys that are not are leaked. */
void opcflush_leftovers_forget_patterns(void);

#endif
