/* SPDX-License-Identifier: BSD-3-Clause
 * Dry runs: what a refresh would invalidate, and nothing is. Asked by scripts and command lines; answered by a worker of the
 * instance, at a request's start where others ask by the segment. */
#ifndef OPCFLUSH_DRY_RUN_H
#define OPCFLUSH_DRY_RUN_H

#include "php.h"

#include "core/answer.h"
#include "core/exchange.h"

/* Answers what this instance was asked, if it can, and nobody does already. */
void opcflush_dry_run_answer(void);

/* What this instance would do by itself. False: it cannot tell, since OPcache is off for this request. */
bool opcflush_dry_run_here(const opcflush_wish *wish, opcflush_answer_copy *answer);

/* Asks another one. False: it has not answered in time. */
bool opcflush_dry_run_there(const opcflush_wish *wish, opcflush_party to, const char *name, const char *by, double seconds,
	opcflush_answer_copy *answer);

#endif
