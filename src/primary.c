/* SPDX-License-Identifier: BSD-3-Clause
 * The primary script's real path. Runs in every worker, once or twice per request. */
#include "primary.h"

#include "SAPI.h"

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

bool opcflush_primary_is_name(zend_string *name)
{
	const char *path = SG(request_info).path_translated;

	return !EG(current_execute_data) && name && path && !strcmp(ZSTR_VAL(name), path);
}

bool opcflush_primary_is(zend_file_handle *file)
{
	return file->primary_script || opcflush_primary_is_name(file->filename);
}

bool opcflush_primary_is_last(zend_string *name)
{
	return !EG(current_execute_data) && OPCFLUSH_G(trusting) && OPCFLUSH_G(primary_name)
		&& zend_string_equals(name, OPCFLUSH_G(primary_name));
}

void opcflush_primary_forget_asked(void)
{
	if (OPCFLUSH_G(primary_asked)) {
		zend_string_release(OPCFLUSH_G(primary_asked));
		OPCFLUSH_G(primary_asked) = NULL;
	}
}

/* `php -r` names a primary script, and compiles none. */
static bool is_code_of_the_command_line(void)
{
	zend_execute_data *frame = EG(current_execute_data);

	while (frame && frame->prev_execute_data) {
		frame = frame->prev_execute_data;
	}
	return frame && frame->func && ZEND_USER_CODE(frame->func->type)
		&& zend_string_equals_literal(frame->func->op_array.filename, "Command line code");
}

bool opcflush_primary_is_to_come(void)
{
	return OPCFLUSH_G(primary_pending) && !is_code_of_the_command_line();
}

void opcflush_primary_asked(zend_string *name)
{
	opcflush_primary_forget_asked();
	OPCFLUSH_G(primary_asked) = zend_string_copy(name);
}
