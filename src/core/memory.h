/* SPDX-License-Identifier: BSD-3-Clause
 * Memory that a process shares with the children it forks later; where processes are not forked (Windows), with those that know its
 * name. */
#ifndef OPCFLUSH_MEMORY_H
#define OPCFLUSH_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed, at a page boundary, taking up room only where it is touched; NULL when the system refuses. */
void *opcflush_memory_share(size_t size);
void opcflush_memory_unshare(void *memory, size_t size);

/* Makes of zeroes what the memory is to be; false: it cannot. */
typedef bool opcflush_memory_maker(void *memory, void *context);

/* The same, made by the first process that asks for it: nobody else has it before that is done. Where processes are forked, every
 * call is a first one, and the name means nothing. Elsewhere, all that ask by the same name, on one machine, in one session, have the
 * same memory as long as any of them has it; NULL: nobody else has. */
void *opcflush_memory_share_as(const char *name, size_t size, opcflush_memory_maker *make, void *context);

#endif
