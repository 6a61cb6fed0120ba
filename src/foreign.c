/* SPDX-License-Identifier: BSD-3-Clause
 * Functions of other extensions. Run by every worker. */
#include "foreign.h"

#include "zend_vm.h"

bool opcflush_foreign_find(zend_module_entry *module, zend_internal_function *function, const char *name)
{
	for (const zend_function_entry *entry = module->functions; entry && entry->fname; entry++) {
		if (!strcmp(entry->fname, name)) {
			function->type = ZEND_INTERNAL_FUNCTION;
			function->handler = entry->handler;
			function->function_name = zend_string_init_interned(name, strlen(name), 1);
			return true;
		}
	}
	return false;
}

void opcflush_foreign_enter(opcflush_foreign_surroundings *saved)
{
	saved->execute_data = EG(current_execute_data);
	saved->exception = EG(exception);
	saved->error_reporting = EG(error_reporting);
	EG(exception) = NULL;
	EG(error_reporting) = 0;
}

void opcflush_foreign_leave(const opcflush_foreign_surroundings *saved)
{
	EG(current_execute_data) = saved->execute_data;
	EG(exception) = saved->exception;
	EG(error_reporting) = saved->error_reporting;
}

/* A frame of our own: zend_call_known_function() would pass zend_execute_internal and observers, which are not set up yet
 * at request start. */
void opcflush_foreign_call(zend_internal_function *function, zval *result, uint32_t count, zval *arguments)
{
	zend_execute_data *frame = zend_vm_stack_push_call_frame(ZEND_CALL_TOP_FUNCTION, (zend_function *)function, count, NULL);

	for (uint32_t i = 0; i < count; i++) {
		ZVAL_COPY_VALUE(ZEND_CALL_ARG(frame, i + 1), &arguments[i]);
	}
	ZVAL_NULL(result);
	frame->prev_execute_data = EG(current_execute_data);
	EG(current_execute_data) = frame;
	function->handler(frame, result);
	EG(current_execute_data) = frame->prev_execute_data;
	zend_vm_stack_free_call_frame(frame);
}
