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

/* Whether a name, with nothing running yet, or a handle is the primary script's. The engine forgets that of a handle when it
 * opens it. */
bool opcflush_primary_is_name(zend_string *name);
bool opcflush_primary_is(zend_file_handle *file);

/* Whether, with nothing running yet, the name is the one whose real path is kept. */
bool opcflush_primary_is_last(zend_string *name);

/* OPcache was asked for the kept real path in place of this very string, which is held until it is forgotten. */
void opcflush_primary_asked(zend_string *name);
void opcflush_primary_forget_asked(void);

/* Whether the primary script has not been compiled yet. `php -r` has none. */
bool opcflush_primary_is_to_come(void);

void opcflush_primary_gshutdown(zend_opcflush_globals *globals);

#endif
