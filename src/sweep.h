/* SPDX-License-Identifier: BSD-3-Clause
 * The sweep: goes through the cache and takes out what orders ask for (A2 of core/instance.h), or tells what it would take out.
 * Of the applier, or of a worker that was asked. */
#ifndef OPCFLUSH_SWEEP_H
#define OPCFLUSH_SWEEP_H

#include "php.h"

#include "core/selection.h"

/* Under the applier lock, of orders up to `target`; adds to `count`. `forsaken`: of what may have been published under these marks
 * nothing is kept, since fingerprints say nothing where publishers have died (F1). False when it came to a bailout, or OPcache is
 * off by now: the orders are not carried out. */
bool opcflush_sweep(const opcflush_selection *selection, uint64_t target, const opcflush_slots_view *forsaken,
	opcflush_sweep_count *count);

/* Invalidates nothing; calls `each` with what a sweep would invalidate. False as above. */
typedef void opcflush_sweep_each(void *context, const char *path, size_t length);
bool opcflush_sweep_preview(const opcflush_selection *selection, opcflush_sweep_each *each, void *context, opcflush_sweep_count *count);

/* Whether the file is the one that the script was compiled from. */
bool opcflush_sweep_is_same_file(opcflush_script *script);

/* For opcflush_selection_of_orders(): as this process sees the disk. */
bool opcflush_sweep_resolve(const char *path, char *resolved);

#endif
