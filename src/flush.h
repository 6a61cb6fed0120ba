/* SPDX-License-Identifier: BSD-3-Clause
 * The flush: how a worker reaches the newest order, and how one of them carries it out for all. The steps and invariants are
 * those of core/instance.h. */
#ifndef OPCFLUSH_FLUSH_H
#define OPCFLUSH_FLUSH_H

#include "php.h"

/* Brings this worker to the newest order, at its request start: drops its realpath cache, and waits until OPcache's scripts
 * are as new, applying the order itself where nobody does. False when that did not come about in opcflush.wait_ms: the
 * caller detaches the request. */
bool opcflush_flush_reach(void);

/* Takes in what other instances and command lines have ordered meanwhile, if there is a segment. Where this worker has reached
 * all of it, and its instance's own, nothing is new to it any more; else that is left to the two below. */
void opcflush_flush_catch_up(void);

/* The same in the middle of a request that has just given the order itself. Returns at once, and leaves the order to
 * others, where the request cannot go over to it. */
void opcflush_flush_adopt(void);

/* Whether an order is in effect for this worker's root directory: what is cached is as new as that. */
bool opcflush_flush_is_applied(uint64_t generation);

/* The newest generation that is in effect for this worker's root directory. */
uint64_t opcflush_flush_applied(void);

#endif
