/* SPDX-License-Identifier: BSD-3-Clause
 * Functions of other extensions, called from inside a request at moments when PHP itself would not call them. */
#ifndef OPCFLUSH_FOREIGN_H
#define OPCFLUSH_FOREIGN_H

#include "php.h"

/* By the module's own table, because disable_functions empties the engine's. */
bool opcflush_foreign_find(zend_module_entry *module, zend_internal_function *function, const char *name);

/* What such calls must leave as they found it. */
typedef struct {
	zend_execute_data *execute_data;
	zend_object *exception;
	int error_reporting;
} opcflush_foreign_surroundings;

/* Between enter and leave, errors are not told. Leave must be called, also after a bailout. */
void opcflush_foreign_enter(opcflush_foreign_surroundings *saved);
void opcflush_foreign_leave(const opcflush_foreign_surroundings *saved);

/* May bail out. */
void opcflush_foreign_call(zend_internal_function *function, zval *result, uint32_t count, zval *arguments);

#endif
