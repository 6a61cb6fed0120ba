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

static void release(zend_string **string)
{
	if (*string) {
		zend_string_release_ex(*string, 1);
		*string = NULL;
	}
}

void opcflush_primary_forget(void)
{
	release(&OPCFLUSH_G(primary_name));
	release(&OPCFLUSH_G(primary_real));
}

void opcflush_primary_gshutdown(zend_opcflush_globals *globals)
{
	release(&globals->primary_name);
	release(&globals->primary_real);
}
