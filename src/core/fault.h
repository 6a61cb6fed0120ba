/* SPDX-License-Identifier: BSD-3-Clause
 * Faults: what happens when a mapped file is truncated under a process that reads it. */
#ifndef OPCFLUSH_FAULT_H
#define OPCFLUSH_FAULT_H

#include <stdbool.h>
#include <stddef.h>

/* From now on a SIGBUS within this memory is answered by opcflush_fault_replace(), and the access goes on. All others go to
 * whom they went before. One piece of memory a process. */
void opcflush_fault_guard(void *memory, size_t size);

/* Takes SIGBUS again where it is somebody else's by now: a server may set it after PHP's startup. In a new worker. */
void opcflush_fault_watch(void);

/* No more; called before the memory is unmapped. */
void opcflush_fault_unguard(void);

/* Puts zeroed memory of this process's own in place of a piece of memory. Async-signal-safe. */
bool opcflush_fault_replace(void *memory, size_t size);

#endif
