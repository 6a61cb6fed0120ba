/* SPDX-License-Identifier: BSD-3-Clause
 * OPcache's file cache, whose copies of scripts outlive this instance. Of the worker; in a request. Nothing is removed where
 * opcache.file_cache_read_only says so. */
#ifndef OPCFLUSH_FILE_CACHE_H
#define OPCFLUSH_FILE_CACHE_H

#include "php_opcflush.h"

#include "core/copies.h"

/* After OPcache's startup. */
void opcflush_file_cache_startup(void);

/* At a worker's first request's start, and where it has changed since: a pool may have one of its own, and so may a folder or a
 * virtual host. */
void opcflush_file_cache_look(void);

static zend_always_inline bool opcflush_file_cache_is_changed(void)
{
	return OPCFLUSH_G(file_cache_entry)
		&& (OPCFLUSH_G(file_cache_entry)->value != OPCFLUSH_G(file_cache_seen) || OPCFLUSH_G(file_cache_entry)->modified);
}

/* Whether it holds a copy of the script (zend_file_cache_get_bin_file_path()). */
bool opcflush_file_cache_has(zend_string *path);

/* Removes the copy of a script; `path` ends with a NUL. */
void opcflush_file_cache_remove(const char *path);

/* Removes all copies that `judge` says, NULL: all. Returns how many could not be removed, or looked for. */
uint64_t opcflush_file_cache_sweep(opcflush_copy_judge *judge, void *context);

/* Between hide and show OPcache does not know that there is one: its own opcache_invalidate() would follow links that somebody has
 * planted there, and remove files elsewhere. False: it came to a bailout. */
bool opcflush_file_cache_hide(void);
void opcflush_file_cache_show(void);

#endif
