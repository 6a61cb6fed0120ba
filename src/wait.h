/* SPDX-License-Identifier: BSD-3-Clause
 * Waiting for the end of a grace period: until every request that started before an order has ended, in any instance. */
#ifndef OPCFLUSH_WAIT_H
#define OPCFLUSH_WAIT_H

#include "php.h"

typedef enum {
	OPCFLUSH_WAIT_OVER,
	OPCFLUSH_WAIT_TIMED_OUT,
	OPCFLUSH_WAIT_LOST /* the segment was lost meanwhile: nobody can tell */
} opcflush_wait_result;

/* Looks at all slots, again and again, until no request of before `number` is running, or the time is over. The caller does not
 * count. `number` is not newer than the newest. */
opcflush_wait_result opcflush_wait_for(uint64_t number, double seconds);

#endif
