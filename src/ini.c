/* SPDX-License-Identifier: BSD-3-Clause
 * The INI entries opcflush.*. Handlers run at startup in the parent, and in new FPM workers for a pool's php_admin_value. */
#include "ini.h"
#include "compat.h"
#include "process.h"

#include "core/bindings.h"
#include "core/exchange.h"
#include "core/signals.h"

#include "SAPI.h"

#define LONGEST_WAIT_MS 60000

/* Entries that are read once, before there are workers. */
static bool is_too_late(const zend_ini_entry *entry, int stage)
{
	if (stage == ZEND_INI_STAGE_STARTUP || stage == ZEND_INI_STAGE_SHUTDOWN || stage == ZEND_INI_STAGE_DEACTIVATE) {
		return false;
	}
	zend_error(E_WARNING, "opcflush: INI entry %s can be set in php.ini only, not for one pool or request", ZSTR_VAL(entry->name));
	return true;
}

/* A value that is wrong: the default stays. */
static int refuse(const zend_ini_entry *entry, const char *text, const char *accepted, int stage)
{
	zend_error(stage == ZEND_INI_STAGE_STARTUP ? E_CORE_WARNING : E_WARNING,
		"opcflush: INI entry %s is \"%.60s\": accepted %s; the default is used", ZSTR_VAL(entry->name), text, accepted);
	return FAILURE;
}

static bool is_switch(const char *text)
{
	static const char *const accepted[] = {"", "0", "1", "on", "off", "yes", "no", "true", "false"};

	for (size_t i = 0; i < sizeof(accepted) / sizeof(accepted[0]); i++) {
		if (!strcasecmp(text, accepted[i])) {
			return true;
		}
	}
	return false;
}

static int update_switch(zend_ini_entry *entry, zend_string *new_value, void *mh_arg1, void *mh_arg2, void *mh_arg3, int stage)
{
	const char *text = new_value ? ZSTR_VAL(new_value) : "";

	return is_switch(text) ? OnUpdateBool(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage) : refuse(entry, text, "are 0 and 1", stage);
}

ZEND_INI_MH(opcflush_ini_switch)
{
	return is_too_late(entry, stage) ? FAILURE : update_switch(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

ZEND_INI_MH(opcflush_ini_log)
{
	return update_switch(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

ZEND_INI_MH(opcflush_ini_wait_ms)
{
	const char *text = new_value ? ZSTR_VAL(new_value) : "";
	char *end;
	zend_long value = ZEND_STRTOL(text, &end, 10);

	if (end == text || *end || value < 0 || value > LONGEST_WAIT_MS) {
		return refuse(entry, text, "are milliseconds from 0 to " ZEND_TOSTR(LONGEST_WAIT_MS), stage);
	}
	OPCFLUSH_G(ini.wait_ms) = value;
	return SUCCESS;
}

static const struct {
	const char *name;
	zend_long most;
	const char *accepted;
} numbers[] = {
	{"opcflush.compact_wasted", 100, "are percents from 0 (never) to 100"},
	{"opcflush.compact_free", 100, "are percents from 0 (never) to 100"},
	{"opcflush.compact_pause", 10000, "are milliseconds from 0 to 10000"},
	{"opcflush.compact_patience", 600000, "are milliseconds from 0 to 600000"},
	{"opcflush.guard_interval", 60000, "are milliseconds from 0 to 60000"},
};

ZEND_INI_MH(opcflush_ini_number)
{
	const char *text = new_value ? ZSTR_VAL(new_value) : "";
	size_t which = 0;
	char *end;
	zend_long value = ZEND_STRTOL(text, &end, 10);

	if (is_too_late(entry, stage)) {
		return FAILURE;
	}
	while (strcmp(numbers[which].name, ZSTR_VAL(entry->name))) {
		which++;
	}
	if (end == text || *end || value < 0 || value > numbers[which].most) {
		return refuse(entry, text, numbers[which].accepted, stage);
	}
	*(zend_long *)ZEND_INI_GET_ADDR() = value;
	return SUCCESS;
}

/* Relative, a path would mean another file in each process. */
ZEND_INI_MH(opcflush_ini_segment)
{
	const char *text = new_value ? ZSTR_VAL(new_value) : "";

	if (is_too_late(entry, stage)) {
		return FAILURE;
	}
	if (!strcmp(ZSTR_VAL(entry->name), "opcflush.segment") && *text && *text != '/' && !IS_ABSOLUTE_PATH(text, strlen(text))) {
		return refuse(entry, text, "is an absolute path, or nothing for no segment", stage);
	}
	return OnUpdateString(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

ZEND_INI_MH(opcflush_ini_segment_mode)
{
	const char *text = new_value ? ZSTR_VAL(new_value) : "";
	char *end;
	zend_long mode = ZEND_STRTOL(text, &end, 8);

	if (is_too_late(entry, stage)) {
		return FAILURE;
	}
	if (end == text || *end || mode < 0 || mode > 0777 || (mode & 0600) != 0600) {
		return refuse(entry, text, "are octal modes from 0600 to 0777 by which the owner may read and write", stage);
	}
	OPCFLUSH_G(ini.segment_mode) = mode;
	return SUCCESS;
}

ZEND_INI_MH(opcflush_ini_name)
{
	const char *text = new_value ? ZSTR_VAL(new_value) : "";

	if (is_too_late(entry, stage)) {
		return FAILURE;
	}
	if (*text && !opcflush_roster_is_name(text)) {
		return refuse(entry, text, "are 1 to 47 letters, digits, and . _ : @ -", stage);
	}
	return OnUpdateString(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

ZEND_INI_MH(opcflush_ini_signals_scope)
{
	const char *text = new_value ? ZSTR_VAL(new_value) : "";

	if (is_too_late(entry, stage)) {
		return FAILURE;
	}
	if (strcmp(text, "instance") && strcmp(text, "segment")) {
		return refuse(entry, text, "are \"instance\" and \"segment\"", stage);
	}
	OPCFLUSH_G(ini.signals_to_all) = !strcmp(text, "segment");
	return SUCCESS;
}

static int timer_signal(void)
{
#ifdef ZEND_MAX_EXECUTION_TIMERS
	return SIGRTMIN;
#else
	return 0;
#endif
}

static void scan(opcflush_bindings *bindings, zend_string *text, int severity)
{
	char complaint[OPCFLUSH_FAULTS_TEXT_SIZE];
	opcflush_faults faults;

	if (!opcflush_bindings_scan(bindings, &faults, ZSTR_VAL(text), ZSTR_LEN(text), timer_signal())) {
		opcflush_faults_describe(&faults, complaint, sizeof(complaint));
		zend_error(severity, "opcflush: INI entry opcflush.signals: %s", complaint);
	}
}

/* At startup the value is only noted: php.ini's comes right after the default. Later it is a pool's, in its new worker. */
ZEND_INI_MH(opcflush_ini_signals)
{
	opcflush_bindings bindings;

	/* A virtual host's would come with each request, in any thread, and Apache's event children block signals. */
	if (!strcmp(sapi_module.name, "apache2handler") && is_too_late(entry, stage)) {
		return FAILURE;
	}
	OPCFLUSH_G(ini.signals) = new_value;
	if (stage != ZEND_INI_STAGE_STARTUP && stage != ZEND_INI_STAGE_SHUTDOWN && stage != ZEND_INI_STAGE_DEACTIVATE
		&& opcflush_here.instance) {
		scan(&bindings, new_value ? new_value : ZSTR_EMPTY_ALLOC(), E_WARNING);
		if (opcflush_signals_rebind(&bindings)) {
			opcflush_ini_tell_blocked();
		}
	}
	return SUCCESS;
}

void opcflush_ini_minit(void)
{
	opcflush_bindings bindings;
	opcflush_signals_host host = {0};

	if (!opcflush_here.instance) {
		return;
	}
	opcflush_compat_signals(&host);
	scan(&bindings, OPCFLUSH_G(ini.signals) ? OPCFLUSH_G(ini.signals) : ZSTR_EMPTY_ALLOC(), E_CORE_WARNING);
	opcflush_exchange_begin(opcflush_here.instance);
	if (opcflush_signals_install(&bindings, &host)) {
		opcflush_ini_tell_blocked();
	}
	opcflush_exchange_resume();
}

void opcflush_ini_mshutdown(void)
{
	opcflush_signals_remove();
	opcflush_exchange_begin(NULL);
}

void opcflush_ini_tell_blocked(void)
{
	char name[OPCFLUSH_SIGNAL_NAME_SIZE];
	opcflush_signal_state signal;

	while (opcflush_signals_untold(&signal)) {
		zend_error(E_WARNING, "opcflush: %s is handled by %s already and is left alone; bind another one in opcflush.signals",
			opcflush_signal_name(signal.signo, name, sizeof(name)), signal.blocked_by);
	}
}
