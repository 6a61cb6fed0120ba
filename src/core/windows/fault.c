/* SPDX-License-Identifier: BSD-3-Clause
 * Faults, where there is no segment: no file is mapped that anybody could truncate. */
#include "../fault.h"

void opcflush_fault_guard(void *memory, size_t size)
{
	(void)memory;
	(void)size;
}

void opcflush_fault_watch(void)
{
}

void opcflush_fault_unguard(void)
{
}

bool opcflush_fault_replace(void *memory, size_t size)
{
	(void)memory;
	(void)size;
	return false;
}
