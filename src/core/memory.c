/* SPDX-License-Identifier: BSD-3-Clause
 * Memory that a process shares with the children it forks later: an anonymous mapping. */
#include "memory.h"

#include <sys/mman.h>

#ifndef MAP_ANONYMOUS
# define MAP_ANONYMOUS MAP_ANON
#endif

#ifndef MAP_NORESERVE
# define MAP_NORESERVE 0
#endif

void *opcflush_memory_share(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

void *opcflush_memory_share_as(const char *name, size_t size, opcflush_memory_maker *make, void *context)
{
	void *memory = opcflush_memory_share(size);

	(void)name;
	if (memory && !make(memory, context)) {
		opcflush_memory_unshare(memory, size);
		memory = NULL;
	}
	return memory;
}

void opcflush_memory_unshare(void *memory, size_t size)
{
	munmap(memory, size);
}
