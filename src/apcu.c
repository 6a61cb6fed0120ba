/* SPDX-License-Identifier: BSD-3-Clause
 * APCu, by its public functions only. Run by appliers. */
#include "apcu.h"
#include "foreign.h"

#include "zend_ini.h"

static zend_internal_function clear_function;
static bool is_there;

void opcflush_apcu_startup(void)
{
	zend_module_entry *apcu = zend_hash_str_find_ptr(&module_registry, ZEND_STRL("apcu"));

	is_there = apcu && opcflush_foreign_find(apcu, &clear_function, "apcu_clear_cache");
}

bool opcflush_apcu_is_there(void)
{
	return is_there;
}

void opcflush_apcu_clear(void)
{
	opcflush_foreign_surroundings saved;
	zval result;

	if (!is_there || !zend_ini_long(ZEND_STRL("apc.enabled"), 0)) {
		return;
	}
	opcflush_foreign_enter(&saved);
	zend_try {
		opcflush_foreign_call(&clear_function, &result, 0, NULL);
		zval_ptr_dtor(&result);
	} zend_end_try();
	opcflush_foreign_leave(&saved);
}
