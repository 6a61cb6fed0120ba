/* SPDX-License-Identifier: BSD-3-Clause
 * Publications: what OPcache stores in shared memory for others to run, and how this request keeps stale code out of it. The
 * steps P1 to P3 are those of core/instance.h. Of the worker. */
#ifndef OPCFLUSH_PUBLISH_H
#define OPCFLUSH_PUBLISH_H

#include "php.h"

/* P1. Marks the slot, then looks whether the request is still at the newest order. If not, it is unmarked again, and nothing
 * may be published. */
bool opcflush_publish_protect(void);

/* Protects what is published until opcflush_publish_let_go(), which settles. They go inside each other: the outermost one, of
 * an include around this one too, counts. */
bool opcflush_publish_hold(void);
void opcflush_publish_let_go(void);

/* Under a mark, before the script is compiled: others see which one it is. */
void opcflush_publish_announce(zend_string *path);

/* Under a mark, before OPcache publishes the script: from here on it is in the index, where whoever invalidates everything
 * finds it. `fingerprint`: of what it was compiled from; OPCFLUSH_FINGERPRINT_NONE: it was not. */
void opcflush_publish_note(zend_string *path, uint64_t fingerprint);

/* P2. Whether no alias stands against the script; counts it where one does. */
bool opcflush_publish_allows(zend_string *path);

/* OPcache's file cache outlives orders, and OPcache takes scripts from there without a compile. So before a script that is not
 * cached is looked up for the first time since an order that asks for it, its copy there is taken away. False when that did not
 * succeed. */
bool opcflush_publish_drop_copy(zend_string *path);

/* P3. OPcache has published what it compiled under the mark; if an order has come since, that may be stale: it is
 * invalidated, and the request detached if it was by a reset. */
void opcflush_publish_settle(void);

/* At the request's end, when a bailout went past all that would have settled. */
void opcflush_publish_end(void);

/* Switches OPcache off for the rest of the request: what it includes from now on is read from the disk, and nothing of it
 * is left behind. */
void opcflush_publish_detach(void);

#endif
