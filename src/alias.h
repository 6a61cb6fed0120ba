/* SPDX-License-Identifier: BSD-3-Clause
 * Names that are not the real path of the script that they lead to. Runs in every worker, from inside resolving and opening.
 * The rules are told in core/scripts.h. */
#ifndef OPCFLUSH_ALIAS_H
#define OPCFLUSH_ALIAS_H

#include "php.h"

#include "core/scripts.h"

/* Remembers that `name` leads to `real`, at the order that this request has reached. To be called before OPcache can add the
 * name as a key. */
void opcflush_alias_remember(zend_string *name, zend_string *real);

/* Whether the script of this path may be published: every alias of it leads to it, and the path is no alias's name. Asked
 * under the mark, by a request that still is at the newest order. */
bool opcflush_alias_allows(zend_string *path);

/* Whether every alias of the script, at whose path is this file, leads to it now, as this process sees the disk; of an applier. The
 * order that it applies is remembered for the aliases, 0: none. */
bool opcflush_alias_all_true(opcflush_script *script, const zend_stat_t *file, uint64_t generation);

/* A name that a stream wrapper opens, such as phar://. */
bool opcflush_alias_is_url(const char *name);

#endif
