/* SPDX-License-Identifier: BSD-3-Clause
 * A selection: which scripts some orders ask for. Made from the orders of an instance by whoever carries them out, or wants to
 * know what they leave alone; in memory of the process. */
#ifndef OPCFLUSH_SELECTION_H
#define OPCFLUSH_SELECTION_H

#include "instance.h"
#include "scripts.h"
#include "selectors.h"

/* What is asked of a script, the strongest at the end. */
typedef enum {
	OPCFLUSH_SPARED,
	OPCFLUSH_TO_REFRESH,   /* to be invalidated if it is no longer what it was compiled from */
	OPCFLUSH_TO_INVALIDATE
} opcflush_verdict;

typedef struct opcflush_selection opcflush_selection;

/* Of the orders after generation `from` up to and including `to`. What cannot be read, or has no memory, asks for everything.
 * To be freed; never NULL. */
opcflush_selection *opcflush_selection_of_orders(opcflush_instance *instance, uint64_t from, uint64_t to, opcflush_resolver *resolve);

/* Of one dry run, whose list is on this shelf. */
opcflush_selection *opcflush_selection_of_question(const opcflush_body_copy *question, opcflush_shelf *shelf, opcflush_resolver *resolve);

void opcflush_selection_free(opcflush_selection *selection);

/* Whether it asks for everything that there is. */
bool opcflush_selection_is_all(const opcflush_selection *selection);

/* By path alone. */
opcflush_verdict opcflush_selection_judge(const opcflush_selection *selection, const char *path, size_t length);

/* By a script's path and the names by which it was reached. */
opcflush_verdict opcflush_selection_judge_script(const opcflush_selection *selection, opcflush_scripts *scripts, opcflush_script *script);

#endif
