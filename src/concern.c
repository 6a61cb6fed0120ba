/* SPDX-License-Identifier: BSD-3-Clause
 * What orders leave alone. Run by workers, from inside includes. */
#include "concern.h"
#include "flush.h"
#include "process.h"
#include "sweep.h"

void opcflush_concern_forget(zend_opcflush_globals *globals)
{
	opcflush_selection_free(globals->concern);
	globals->concern = NULL;
}

/* The last one is remembered: a request asks for the same again and again. */
static opcflush_selection *select_between(uint64_t from, uint64_t to)
{
	if (!OPCFLUSH_G(concern) || OPCFLUSH_G(concern_from) != from || OPCFLUSH_G(concern_to) != to) {
		opcflush_concern_forget(ZEND_MODULE_GLOBALS_BULK(opcflush));
		OPCFLUSH_G(concern) = opcflush_selection_of_orders(opcflush_here.instance, from, to, opcflush_sweep_resolve);
		OPCFLUSH_G(concern_from) = from;
		OPCFLUSH_G(concern_to) = to;
	}
	return OPCFLUSH_G(concern);
}

static opcflush_verdict judge(const opcflush_selection *selection, zend_string *path, opcflush_script *script)
{
	return script ? opcflush_selection_judge_script(selection, opcflush_here.scripts, script)
		: opcflush_selection_judge(selection, ZSTR_VAL(path), ZSTR_LEN(path));
}

static opcflush_script *find(zend_string *path)
{
	return opcflush_scripts_find(opcflush_here.scripts, ZSTR_VAL(path), ZSTR_LEN(path));
}

opcflush_verdict opcflush_concern_judge(uint64_t from, uint64_t to, zend_string *path)
{
	return judge(select_between(from, to), path, find(path));
}

/* OPcache's file cache would have OPcache publish without a compile. */
bool opcflush_concern_leaves_some(void)
{
	return !OPCFLUSH_G(detached) && !OPCFLUSH_G(file_cache) && OPCFLUSH_G(slot) != &OPCFLUSH_G(nobody)
		&& !opcflush_selection_is_all(select_between(OPCFLUSH_G(reached), opcflush_newest()));
}

/* What is cached when the newest order is in effect is as new as that. */
bool opcflush_concern_leaves(zend_string *path)
{
	uint64_t newest = opcflush_newest();
	opcflush_script *script = find(path);

	if (opcflush_flush_is_applied(newest)) {
		return true;
	}
	switch (judge(select_between(OPCFLUSH_G(reached), newest), path, script)) {
		case OPCFLUSH_SPARED:
			return true;
		case OPCFLUSH_TO_REFRESH:
			/* Its fingerprint counts when nobody can publish it any more whom the order has overtaken (F1). */
			return script && !opcflush_slots_may_publish(&opcflush_here.instance->slots, newest, script->hash)
				&& opcflush_sweep_is_same_file(script);
		default:
			return false;
	}
}
