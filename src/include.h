/* SPDX-License-Identifier: BSD-3-Clause
 * Includes: what is done around OPcache's compile and its resolving of names, from outside (at every include) and from
 * inside (only when OPcache does not have the script). Runs in every worker. */
#ifndef OPCFLUSH_INCLUDE_H
#define OPCFLUSH_INCLUDE_H

#include "php_opcflush.h"

/* In MINIT, before OPcache looks at what it will call itself: takes the inner places. */
void opcflush_include_minit(void);

/* After OPcache's post-startup: takes the outer places. */
void opcflush_include_startup(void);
void opcflush_include_mshutdown(void);

/* After the worker has reached the newest order, at request start and when it went over to one half-way: decides how much
 * care includes need. `primary_pending`: the primary script is still to come. */
void opcflush_include_begin(bool primary_pending);

/* Request end, before OPcache's: settles the mark that a bailout has left. */
void opcflush_include_settle_end(void);

static zend_always_inline void opcflush_include_end(void)
{
	if (UNEXPECTED(OPCFLUSH_G(unsettled) || OPCFLUSH_G(hidden) || OPCFLUSH_G(primary_asked))) {
		opcflush_include_settle_end();
	}
}

/* Whether this request may go over to a new order half-way: nothing that it read before can still be published. */
bool opcflush_include_may_adopt(void);

#endif
