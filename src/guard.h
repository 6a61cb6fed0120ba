/* SPDX-License-Identifier: BSD-3-Clause
 * The guard: opcache_reset(), called by whatever script, becomes a reset of this instance and a request for compaction
 * (opcflush.guard). Calls within opcflush.guard_interval become one; the last of them is put off, not lost. */
#ifndef OPCFLUSH_GUARD_H
#define OPCFLUSH_GUARD_H

#include "process.h"

/* After OPcache's startup. */
void opcflush_guard_startup(void);

/* At a request's start, before it looks at the newest order: gives the reset that was put off, if its time has come. */
void opcflush_guard_give_what_was_put_off(void);

bool opcflush_guard_has_put_off(void);

#endif
