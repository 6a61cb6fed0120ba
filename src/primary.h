/* SPDX-License-Identifier: BSD-3-Clause
 * The primary script's real path: asked for once per request, so OPcache is handed it instead of an alias through a
 * release's symlink. Of the worker. */
#ifndef OPCFLUSH_PRIMARY_H
#define OPCFLUSH_PRIMARY_H

#include "php_opcflush.h"

/* The real path of the primary script, NULL when it leads nowhere. The last one is kept until it is forgotten: one worker is
 * asked for one script again and again. The caller releases the string. */
zend_string *opcflush_primary_real(zend_string *name, zend_string *(*resolve)(zend_string *name));

/* An order has come, or the path is no longer there. */
void opcflush_primary_forget(void);

void opcflush_primary_gshutdown(zend_opcflush_globals *globals);

#endif
