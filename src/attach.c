/* SPDX-License-Identifier: BSD-3-Clause
 * Attaching this process to the segment. */
#include "attach.h"
#include "opcache.h"
#include "process.h"

#include "core/fault.h"

#include "php_ini.h"
#include "php_main.h"
#include "SAPI.h"

#ifndef PHP_WIN32
# include <grp.h>
#endif

static opcflush_segment segment = {.file = -1};
static opcflush_attach_state state;
static char complaint[OPCFLUSH_SEGMENT_COMPLAINT];

/* A command line without OPcache. */
static bool is_lazy;

/* Whether this process, or the one that it was forked from, has run a request: then its parent is not its instance's first
 * process for certain. */
static bool has_served;

bool opcflush_attach_is_command_line(void)
{
	return !strcmp(sapi_module.name, "cli");
}

bool opcflush_attach_is_lazy(void)
{
	return is_lazy;
}

bool opcflush_attach_is_writable(void)
{
	return segment.writable;
}

/* php.ini or the command line says it: it is not the default that may be there or not. */
static bool is_asked_for(const char *entry)
{
	return cfg_get_entry(entry, strlen(entry)) != NULL;
}

static bool has_segment(void)
{
	return opcflush_here.instance && OPCFLUSH_G(ini.segment) && *OPCFLUSH_G(ini.segment);
}

#ifdef PHP_WIN32
static bool find_group(const char *name, uint32_t *group)
{
	return false;
}
#else
static bool find_group(const char *name, uint32_t *group)
{
	struct group entry, *found;
	char buffer[8192];

	if (strspn(name, "0123456789") == strlen(name)) {
		zend_ulong number = ZEND_STRTOUL(name, NULL, 10);

		*group = (uint32_t)number;
		return number < UINT32_MAX;
	}
	if (getgrnam_r(name, &entry, buffer, sizeof(buffer), &found) || !found) {
		return false;
	}
	*group = (uint32_t)found->gr_gid;
	return true;
}
#endif

/* Whether something is wrong, which is not so where the default path is just not this process's. */
static bool is_worth_telling;

static void open_segment(bool create)
{
	opcflush_segment_wish wish = {
		.path = OPCFLUSH_G(ini.segment),
		.create = create,
		.mode = (unsigned)OPCFLUSH_G(ini.segment_mode),
		.mode_is_firm = is_asked_for("opcflush.segment_mode"),
		.group = UINT32_MAX,
	};
	const char *group = OPCFLUSH_G(ini.segment_group);

	if (create && group && *group && !find_group(group, &wish.group)) {
		snprintf(complaint, sizeof(complaint), "opcflush.segment_group is \"%.40s\", and the name or number of a group is expected", group);
		is_worth_telling = true;
		state = OPCFLUSH_ATTACH_REFUSED;
		return;
	}
	switch (opcflush_segment_open(&segment, &wish, complaint)) {
		case OPCFLUSH_SEGMENT_ATTACHED:
			state = OPCFLUSH_ATTACH_ATTACHED;
			break;
		case OPCFLUSH_SEGMENT_ABSENT:
			state = OPCFLUSH_ATTACH_ABSENT;
			break;
		case OPCFLUSH_SEGMENT_FORBIDDEN:
			state = OPCFLUSH_ATTACH_FORBIDDEN;
			break;
		case OPCFLUSH_SEGMENT_REFUSED:
			is_worth_telling = true;
			state = OPCFLUSH_ATTACH_REFUSED;
			break;
		case OPCFLUSH_SEGMENT_IMPOSSIBLE:
			state = OPCFLUSH_ATTACH_REFUSED;
			break;
	}
}

static void attach_instance(void)
{
	const char *name = OPCFLUSH_G(ini.name) ? OPCFLUSH_G(ini.name) : "";
	opcflush_party party;

	open_segment(true);
	if (state != OPCFLUSH_ATTACH_ATTACHED) {
		return;
	}
	party = opcflush_roster_enter(&segment, name, sapi_module.name, PHP_VERSION);
	if (party == OPCFLUSH_NOBODY) {
		snprintf(complaint, sizeof(complaint), "%s has %d instances already, which is the limit", OPCFLUSH_G(ini.segment), OPCFLUSH_ROSTER_ROWS);
		is_worth_telling = true;
		state = OPCFLUSH_ATTACH_REFUSED;
		opcflush_segment_close(&segment);
		return;
	}
	opcflush_exchange_attach(&segment, party, OPCFLUSH_G(ini.signals_to_all));
}

void opcflush_attach_startup(void)
{
	state = OPCFLUSH_ATTACH_NONE;
	complaint[0] = '\0';
	is_worth_telling = false;
	has_served = false;
	is_lazy = opcflush_attach_is_command_line() && opcflush_opcache_present() != OPCFLUSH_OPCACHE_ON;
	if (is_lazy || !has_segment()) {
		return;
	}
	attach_instance();
	if (*complaint && (state == OPCFLUSH_ATTACH_ATTACHED || is_worth_telling || is_asked_for("opcflush.segment"))) {
		zend_error(E_CORE_WARNING, state == OPCFLUSH_ATTACH_ATTACHED ? "opcflush: segment: %s"
			: "opcflush: segment: %s; orders reach this instance by its own signals and calls only", complaint);
	}
}

void opcflush_attach_mshutdown(void)
{
	opcflush_exchange_detach();
	opcflush_grace_forget();
	opcflush_segment_close(&segment);
	state = OPCFLUSH_ATTACH_NONE;
	is_lazy = false;
}

/* The segment is not the one that this command line has got its last number from. */
static bool is_another;

bool opcflush_attach_is_another(void)
{
	return is_another;
}

void opcflush_attach_told(void)
{
	is_another = false;
}

/* A command line may run for long: the segment that it has attached may have been replaced. */
static void leave_former_segment(void)
{
	if (state == OPCFLUSH_ATTACH_ATTACHED && (!opcflush_segment_is_at(&segment, OPCFLUSH_G(ini.segment)) || !opcflush_segment_is_sound(&segment))) {
		opcflush_exchange_detach();
		opcflush_segment_close(&segment);
		state = OPCFLUSH_ATTACH_ABSENT;
		is_another = true;
	}
}

static void attach_command_line(void)
{
	leave_former_segment();
	if (state != OPCFLUSH_ATTACH_ATTACHED) {
		open_segment(false);
		if (state == OPCFLUSH_ATTACH_ATTACHED) {
			opcflush_exchange_attach(&segment, OPCFLUSH_NOBODY, false);
		}
	}
}

opcflush_attach_state opcflush_attach_look(void)
{
	if (is_lazy && has_segment()) {
		attach_command_line();
	}
	if (state != OPCFLUSH_ATTACH_ATTACHED) {
		return state;
	}
	if (opcflush_exchange_is_lost() || !opcflush_segment_is_sound(&segment)) {
		snprintf(complaint, sizeof(complaint), "%s was truncated or overwritten", OPCFLUSH_G(ini.segment));
		return OPCFLUSH_ATTACH_LOST;
	}
	if (!is_lazy && opcflush_segment_is_unlinked(&segment)) {
		snprintf(complaint, sizeof(complaint), "%s was removed: orders of others do not reach this instance until PHP restarts",
			OPCFLUSH_G(ini.segment));
	}
	return state;
}

const char *opcflush_attach_reason(void)
{
	return complaint;
}

bool opcflush_attach_name(char *name)
{
	opcflush_roster_copy self;

	if (is_lazy) {
		return false;
	}
	if (opcflush_exchange_party() != OPCFLUSH_NOBODY && opcflush_exchange_segment()
		&& opcflush_roster_read(&segment, opcflush_exchange_party(), &self)) {
		memcpy(name, self.name, sizeof(self.name));
	} else if (OPCFLUSH_G(ini.name) && *OPCFLUSH_G(ini.name)) {
		snprintf(name, OPCFLUSH_NAME_SIZE, "%s", OPCFLUSH_G(ini.name));
	} else {
		snprintf(name, OPCFLUSH_NAME_SIZE, "%s:%d", sapi_module.name, (int)opcflush_here.pid);
	}
	return true;
}

opcflush_party opcflush_attach_find(const char *name, opcflush_party after)
{
	opcflush_roster_copy row;

	for (opcflush_party party = after + 1; party <= OPCFLUSH_ROSTER_ROWS; party++) {
		if (opcflush_roster_read(&segment, party, &row) && !strcmp(row.name, name)) {
			return party;
		}
	}
	return 0;
}

void opcflush_attach_check(void)
{
	char line[OPCFLUSH_SEGMENT_COMPLAINT];
	const opcflush_segment *attached = opcflush_exchange_segment();

	if (!attached || !opcflush_segment_is_unlinked(attached) || atomic_exchange(&opcflush_here.instance->exchange.told, 1)) {
		return;
	}
	snprintf(line, sizeof(line), "opcflush: segment %.512s was removed: orders of others do not reach this instance until PHP restarts",
		OPCFLUSH_G(ini.segment));
	php_log_err_with_severity(line, LOG_WARNING);
}

/* A daemon's first process ends when it has forked the one that stays: the parent of those who serve. Helpers of a server fork,
 * too, and never serve. */
static void correct_pid(const opcflush_segment *attached)
{
	opcflush_roster_row *row = attached ? opcflush_roster_row_of(attached, opcflush_exchange_party()) : NULL;
	int32_t known = row ? atomic_load(&row->pid) : opcflush_here.pid, parent = opcflush_self_parent();

	if (has_served) {
		return;
	}
	if (parent > 1 && parent != known && opcflush_self_pid() != known) {
		known = parent;
	}
	if (row) {
		atomic_store(&row->pid, known);
	}
	opcflush_here.pid = known;
}

void opcflush_attach_forked(void)
{
	opcflush_grace_forget();
	OPCFLUSH_G(shown) = NULL;
	OPCFLUSH_G(presence) = &OPCFLUSH_G(unseen);
}

static void count_outside(int32_t difference)
{
	const opcflush_segment *attached = opcflush_exchange_party() ? opcflush_exchange_segment() : NULL;

	atomic_fetch_add(&opcflush_here.instance->slots.outside, (uint32_t)difference);
	if (attached) {
		opcflush_grace_go_outside(attached, opcflush_exchange_party(), difference);
	}
}

void opcflush_attach_take_slot(void)
{
	const opcflush_segment *attached = opcflush_exchange_party() ? opcflush_exchange_segment() : NULL;

	correct_pid(attached);
	has_served = true;
	if (attached && !OPCFLUSH_G(shown)) {
		opcflush_fault_watch();
		OPCFLUSH_G(shown) = opcflush_grace_take(attached, opcflush_exchange_party());
	}
	if (attached) {
		OPCFLUSH_G(presence) = OPCFLUSH_G(shown) ? &OPCFLUSH_G(shown)->presence : &OPCFLUSH_G(unseen);
	} else {
		OPCFLUSH_G(presence) = OPCFLUSH_G(slot) != &OPCFLUSH_G(nobody) ? &OPCFLUSH_G(slot)->presence : &OPCFLUSH_G(unseen);
	}
	if (OPCFLUSH_G(presence) == &OPCFLUSH_G(unseen)) {
		OPCFLUSH_G(outside) = true;
		count_outside(1);
	}
}

void opcflush_attach_leave_outside(void)
{
	OPCFLUSH_G(outside) = false;
	count_outside(-1);
}

void opcflush_attach_leave_slot(zend_opcflush_globals *globals)
{
	globals->presence = &globals->unseen;
	if (globals->shown && segment.content) {
		opcflush_grace_leave(&segment, globals->shown);
	}
	globals->shown = NULL;
}
