/* SPDX-License-Identifier: BSD-3-Clause
 * The status, as opcflush_status() and phpinfo() show it. */
#ifndef OPCFLUSH_STATUS_H
#define OPCFLUSH_STATUS_H

#include "php.h"

/* Makes `status` the array that opcflush.stub.php describes; with a row for each slot if `slots`. */
void opcflush_status_fill(zval *status, bool slots);

/* The same facts as rows of phpinfo(). */
void opcflush_status_print(void);

#endif
