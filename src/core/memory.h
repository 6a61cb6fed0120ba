/* SPDX-License-Identifier: BSD-3-Clause
 * Memory that a process shares with the children it forks later. */
#ifndef OPCFLUSH_MEMORY_H
#define OPCFLUSH_MEMORY_H

#include <stddef.h>

/* Zeroed, at a page boundary, taking up room only where it is touched; NULL when the system refuses. */
void *opcflush_memory_share(size_t size);
void opcflush_memory_unshare(void *memory, size_t size);

#endif
