/* SPDX-License-Identifier: BSD-3-Clause
 * What this process knows of its instance. Set up in the parent, before it forks or starts threads; read-only after. */
#ifndef OPCFLUSH_PROCESS_H
#define OPCFLUSH_PROCESS_H

#include "php_opcflush.h"
#include "core/clock.h"
#include "core/instance.h"
#include "core/scripts.h"

typedef struct {
	opcflush_instance *instance; /* NULL: inert */
	opcflush_scripts *scripts;   /* NULL: OPcache has no shared memory, nothing to flush but realpath caches */
	bool validate_root;          /* opcache.validate_root */
	char *file_cache;            /* opcache.file_cache, as it was at startup; malloc()ed */
	int32_t pid;                 /* of the process that started, and when: nanoseconds since the epoch, and by both counters */
	uint64_t started;
	opcflush_moment moment;
	size_t run_time_slots;       /* of what was loaded at startup: CG(map_ptr_last) */
	const char *inert;           /* why there is no instance, or no index */
} opcflush_process;

#if defined(__GNUC__) && !defined(_WIN32)
# pragma GCC visibility push(hidden)
#endif
extern opcflush_process opcflush_here;
#if defined(__GNUC__) && !defined(_WIN32)
# pragma GCC visibility pop
#endif

/* The newest order of the instance. Sequentially consistent: pairs with the add in opcflush_order_raise(). */
static zend_always_inline uint64_t opcflush_newest(void)
{
	return atomic_load(&opcflush_here.instance->orders.generation);
}

/* Makes the instance, or says why not. `late`: PHP has started up without us. */
void opcflush_process_minit(bool late);

/* After OPcache's startup: makes the index of scripts. False, with a warning, when there is no memory for it: OPcache then
 * stays as it is, and orders drop realpath caches only. */
bool opcflush_process_startup(void);

void opcflush_process_mshutdown(void);

/* The inode of the root directory where OPcache tells them apart (opcache.validate_root), else 0. */
uint64_t opcflush_process_root(void);

/* Gives this thread a slot of its own if it has none; false when there is none left, and it must not publish. */
bool opcflush_process_take_slot(void);

/* For each thread's globals. */
void opcflush_process_ginit(zend_opcflush_globals *globals);
void opcflush_process_gshutdown(zend_opcflush_globals *globals);

#endif
