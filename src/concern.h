/* SPDX-License-Identifier: BSD-3-Clause
 * What orders that came between two generations leave alone: for requests that an order has overtaken, and for what has been left
 * from before it. Of the worker. */
#ifndef OPCFLUSH_CONCERN_H
#define OPCFLUSH_CONCERN_H

#include "php_opcflush.h"
#include "core/selection.h"

/* What the orders after `from`, up to and including `to`, ask of a script. */
opcflush_verdict opcflush_concern_judge(uint64_t from, uint64_t to, zend_string *path);

/* Whether the orders that have overtaken this request leave it some of OPcache: what they do not ask for, and what is fresh again.
 * It publishes nothing any more. */
bool opcflush_concern_leaves_some(void);

/* In such a request: whether it may run what OPcache has under this real path. */
bool opcflush_concern_leaves(zend_string *path);

/* What is remembered of orders between two generations is forgotten. */
void opcflush_concern_forget(zend_opcflush_globals *globals);

#endif
