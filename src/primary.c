/* SPDX-License-Identifier: BSD-3-Clause
 * The primary script's real path. Runs in every worker, once or twice per request. */
#include "primary.h"

zend_string *opcflush_primary_real(zend_string *name, zend_string *(*resolve)(zend_string *name))
{
	zend_string *real;

	if (OPCFLUSH_G(primary_name) && zend_string_equals(OPCFLUSH_G(primary_name), name)) {
		return zend_string_copy(OPCFLUSH_G(primary_real));
	}
	real = resolve(name);
	if (real) {
		opcflush_primary_forget();
		OPCFLUSH_G(primary_name) = zend_string_init(ZSTR_VAL(name), ZSTR_LEN(name), 1);
		OPCFLUSH_G(primary_real) = zend_string_init(ZSTR_VAL(real), ZSTR_LEN(real), 1);
	}
	return real;
}

void opcflush_primary_gshutdown(zend_opcflush_globals *globals)
{
	if (globals->primary_name) {
		zend_string_release_ex(globals->primary_name, 1);
		zend_string_release_ex(globals->primary_real, 1);
		globals->primary_name = NULL;
		globals->primary_real = NULL;
	}
}

void opcflush_primary_forget(void)
{
#ifdef ZTS
	opcflush_primary_gshutdown(TSRMG_FAST_BULK_STATIC(opcflush_globals_id, zend_opcflush_globals));
#else
	opcflush_primary_gshutdown(&opcflush_globals);
#endif
}
