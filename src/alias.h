/* SPDX-License-Identifier: BSD-3-Clause
 * Names that are not the real path of the script that they lead to. Runs in every worker, from inside resolving and opening.
 * The rules are told in core/scripts.h. */
#ifndef OPCFLUSH_ALIAS_H
#define OPCFLUSH_ALIAS_H

#include "php.h"

#include "core/scripts.h"

/* Remembers that `name` led to `real`. To be called before OPcache can add the name as a key. */
void opcflush_alias_remember(zend_string *name, zend_string *real);

/* Whether an include must look at what it leads to before OPcache does, because some script has a suspect alias. */
bool opcflush_alias_is_care_needed(void);

/* Whether the script must stay out of the cache: an alias of it leads elsewhere by now. */
bool opcflush_alias_forbids(zend_string *real);

/* Applier: follows all aliases of this process's root directory again. */
void opcflush_alias_verify(void);

/* The inode of the root directory where OPcache tells them apart, else 0. */
uint64_t opcflush_alias_root(void);

#endif
