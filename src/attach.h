/* SPDX-License-Identifier: BSD-3-Clause
 * Attaching: which segment this process has, and why not. An instance attaches at startup, in the parent. A command line
 * without OPcache has nothing that could be flushed: it attaches when a function of ours is called. */
#ifndef OPCFLUSH_ATTACH_H
#define OPCFLUSH_ATTACH_H

#include "php_opcflush.h"
#include "core/exchange.h"

typedef enum {
	OPCFLUSH_ATTACH_NONE,      /* opcflush.segment is empty, or opcflush is inactive */
	OPCFLUSH_ATTACH_ATTACHED,
	OPCFLUSH_ATTACH_ABSENT,    /* no such file, and this process may not make it, or cannot */
	OPCFLUSH_ATTACH_FORBIDDEN, /* no permission */
	OPCFLUSH_ATTACH_REFUSED,   /* something is wrong with it */
	OPCFLUSH_ATTACH_LOST       /* truncated or overwritten since */
} opcflush_attach_state;

/* After OPcache's startup. */
void opcflush_attach_startup(void);
void opcflush_attach_mshutdown(void);

/* How it stands. A command line tries once more to attach where it could not so far, and leaves a segment that is no longer what
 * the path leads to for the one that is. */
opcflush_attach_state opcflush_attach_look(void);

/* A command line's segment may be replaced by another, which knows nothing of numbers that the first one gave: whether that was so
 * since it was last told one. */
bool opcflush_attach_is_another(void);
void opcflush_attach_told(void);

/* Why it is not attached, or may only read; empty when there is nothing to say. Valid until the next look. */
const char *opcflush_attach_reason(void);

/* Whether this process is a command line without OPcache. */
bool opcflush_attach_is_lazy(void);

/* Whether the segment that it is attached to may be written to; the reason says why not. */
bool opcflush_attach_is_writable(void);

/* Whether this process is a command line: who starts it may set every INI entry, so that restrictions by them say nothing. */
bool opcflush_attach_is_command_line(void);

/* The name of this instance, OPCFLUSH_NAME_SIZE; false when the process is none that could be addressed. */
bool opcflush_attach_name(char *name);

/* The instance with this name that comes next after `after` (at first 0); 0: there is none, or no more. */
opcflush_party opcflush_attach_find(const char *name, opcflush_party after);

/* Slow path of a request start, and after an order by PHP: one line in the log where the segment's file is gone, since nobody else
 * can say so. */
void opcflush_attach_check(void);

/* In a request: where this thread's presence is, after opcflush_process_take_slot(): in a slot of the segment, which it takes here, or, where
 * there is no segment, in its own. */
void opcflush_attach_take_slot(void);

/* The end of a request that has run without a slot (`outside`). */
void opcflush_attach_leave_outside(void);
void opcflush_attach_leave_slot(zend_opcflush_globals *globals);

/* In a forked child: what its parent had is its parent's. */
void opcflush_attach_forked(void);

#endif
