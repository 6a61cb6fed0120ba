/* SPDX-License-Identifier: BSD-3-Clause
 * Compaction: OPcache's memory is given back, by a restart at a moment when nobody else of the instance is in a request. Run by
 * workers at request start. The protocol is core/gate.h's. */
#ifndef OPCFLUSH_COMPACTION_H
#define OPCFLUSH_COMPACTION_H

#include "opcache.h"
#include "process.h"

/* At each request's start, in case that the limit was set for a request: OPcache does not restart by itself, unless there are to be no
 * compactions. */
static zend_always_inline void opcflush_compaction_keep_restarts_away(void)
{
	if (UNEXPECTED(*OPCFLUSH_G(limit) < 1)) {
		*OPCFLUSH_G(limit) = OPCFLUSH_OPCACHE_NEVER;
	}
}

/* Once per worker: finds the limit. */
void opcflush_compaction_find_the_limit(void);

/* A compaction is due at the next quiet moment, whatever the memory is like. */
void opcflush_compaction_ask(void);

/* gate Q1. True: this worker was alone, and has run OPcache's request start. False: OPcache is off for this request. */
bool opcflush_compaction_start_pending(void);

/* gate C1 to C6, when this worker has applied all orders: looks at the memory if somebody should, and compacts if that is due and nobody
 * else is there. */
void opcflush_compaction_attend(void);

/* OPcache's memory has changed. */
static zend_always_inline void opcflush_compaction_look_later(void)
{
	opcflush_gate_set(&opcflush_here.instance->gate, OPCFLUSH_GATE_LOOK);
}

#endif
