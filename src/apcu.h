/* SPDX-License-Identifier: BSD-3-Clause
 * APCu, by its public functions only: the one place that knows them. */
#ifndef OPCFLUSH_APCU_H
#define OPCFLUSH_APCU_H

#include "php.h"

/* After all startups. */
void opcflush_apcu_startup(void);

/* Whether it is loaded. */
bool opcflush_apcu_is_there(void);

/* In a request: clears the user cache, where APCu has one in this process. */
void opcflush_apcu_clear(void);

#endif
