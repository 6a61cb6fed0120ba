/* SPDX-License-Identifier: BSD-3-Clause
 * Publications: what OPcache stores in shared memory for others to run, and how this request keeps stale code out of it. Runs
 * in every worker, from inside includes. */
#include "publish.h"
#include "alias.h"
#include "compaction.h"
#include "concern.h"
#include "file_cache.h"
#include "opcache.h"
#include "pause.h"
#include "process.h"

#include "core/fingerprint.h"

bool opcflush_publish_protect(void)
{
	opcflush_slot_mark(OPCFLUSH_G(slot));
	if (EXPECTED(opcflush_newest() == OPCFLUSH_G(reached))) {
		OPCFLUSH_G(unsettled) = true;
		return true;
	}
	opcflush_slot_unmark(OPCFLUSH_G(slot));
	return false;
}

bool opcflush_publish_hold(void)
{
	if (OPCFLUSH_G(detached) || OPCFLUSH_G(slot) == &OPCFLUSH_G(nobody) || opcflush_newest() != OPCFLUSH_G(reached)) {
		return false;
	}
	if (!opcflush_slot_is_marked(OPCFLUSH_G(slot)) && !opcflush_publish_protect()) {
		return false;
	}
	OPCFLUSH_G(holding)++;
	return true;
}

static void forget_published(void)
{
	uint32_t count = MIN(OPCFLUSH_G(published_count), OPCFLUSH_PUBLISHED_KEPT);

	for (uint32_t i = 0; i < count; i++) {
		zend_string_release(OPCFLUSH_G(published)[i]);
	}
	OPCFLUSH_G(published_count) = 0;
}

void opcflush_publish_announce(zend_string *path)
{
	opcflush_slot_note(OPCFLUSH_G(slot), opcflush_scripts_hash(ZSTR_VAL(path), ZSTR_LEN(path)));
}

void opcflush_publish_note(zend_string *path, uint64_t fingerprint)
{
	opcflush_script *script = opcflush_scripts_add(opcflush_here.scripts, ZSTR_VAL(path), ZSTR_LEN(path));

	opcflush_publish_announce(path);
	if (script) {
		opcflush_scripts_published(opcflush_here.scripts, script);
	}
	if (script && fingerprint != OPCFLUSH_FINGERPRINT_NONE) {
		opcflush_fingerprint_note(&script->fingerprint, fingerprint);
	}
	if (OPCFLUSH_G(published_count) < OPCFLUSH_PUBLISHED_KEPT) {
		OPCFLUSH_G(published)[OPCFLUSH_G(published_count)] = zend_string_copy(path);
	}
	OPCFLUSH_G(published_count)++;
}

static void invalidate_one(zend_string *path)
{
	opcflush_script *script = opcflush_scripts_find(opcflush_here.scripts, ZSTR_VAL(path), ZSTR_LEN(path));

	/* Not none: where a realpath order has overtaken us, others publish meanwhile. */
	if (script) {
		atomic_store(&script->fingerprint, OPCFLUSH_FINGERPRINT_UNSURE);
		opcflush_scripts_invalidated(opcflush_here.scripts, script);
	}
	opcflush_opcache_invalidate(ZSTR_VAL(path), ZSTR_LEN(path));
}

static bool invalidate_published(void)
{
	volatile bool done = false;

	if (OPCFLUSH_G(published_count) > OPCFLUSH_PUBLISHED_KEPT || !opcflush_opcache_invalidate_begin()) {
		return false;
	}
	zend_try {
		for (uint32_t i = 0; i < OPCFLUSH_G(published_count); i++) {
			invalidate_one(OPCFLUSH_G(published)[i]);
		}
		done = true;
	} zend_end_try();
	return opcflush_opcache_invalidate_end() && done;
}

static void count_late_publish(void)
{
	atomic_fetch_add_explicit(&opcflush_here.instance->count.late_publishes, 1, memory_order_relaxed);
}

void opcflush_publish_settle(void)
{
	bool overtaken;

	OPCFLUSH_PAUSE("published");
	opcflush_compaction_look_later();
	/* Sequentially consistent, after the publication: an order that is not seen here is applied by somebody who finds the
	 * script in the cache. */
	overtaken = opcflush_newest() != OPCFLUSH_G(reached);
	if (EXPECTED(!overtaken) || !OPCFLUSH_G(published_count)) {
		opcflush_slot_unmark(OPCFLUSH_G(slot));
	} else {
		count_late_publish();
		if (invalidate_published()) {
			opcflush_slot_unmark(OPCFLUSH_G(slot));
		} else {
			opcflush_slot_orphan(OPCFLUSH_G(slot));
		}
	}
	if (UNEXPECTED(overtaken) && !opcflush_concern_leaves_some()) {
		opcflush_publish_detach();
	}
	OPCFLUSH_G(unsettled) = false;
	forget_published();
}

void opcflush_publish_let_go(void)
{
	if (--OPCFLUSH_G(holding) == 0) {
		opcflush_publish_settle();
	}
}

bool opcflush_publish_allows(zend_string *path)
{
	if (EXPECTED(opcflush_alias_allows(path))) {
		return true;
	}
	atomic_fetch_add_explicit(&opcflush_here.instance->count.kept_out, 1, memory_order_relaxed);
	return false;
}

static bool is_checked(opcflush_script *script, zend_string *path)
{
	uint64_t checked = atomic_load(&script->checked);

	/* Whose folder was seen to then, is not remembered. */
	if (OPCFLUSH_G(file_cache_is_own) || (checked < OPCFLUSH_G(reached) && opcflush_concern_judge(checked, OPCFLUSH_G(reached), path) != OPCFLUSH_SPARED)) {
		return false;
	}
	atomic_store(&script->checked, OPCFLUSH_G(reached));
	return true;
}

bool opcflush_publish_drop_copy(zend_string *path)
{
	opcflush_script *script = opcflush_scripts_add(opcflush_here.scripts, ZSTR_VAL(path), ZSTR_LEN(path));
	volatile bool done = false;

	if (OPCFLUSH_G(reached) == 1 || (script && is_checked(script, path))) {
		return true;
	}
	if (!script || !opcflush_opcache_invalidate_begin()) {
		return false;
	}
	zend_try {
		opcflush_opcache_invalidate(ZSTR_VAL(path), ZSTR_LEN(path));
		done = true;
	} zend_end_try();
	if (!opcflush_opcache_invalidate_end() || !done || opcflush_file_cache_has(path)) {
		return false;
	}
	atomic_store(&script->checked, OPCFLUSH_G(reached));
	return true;
}

void opcflush_publish_end(void)
{
	/* What OPcache has published, it has published by now: see opcflush_publish_settle(). */
	if (opcflush_slot_is_marked(OPCFLUSH_G(slot))) {
		if (opcflush_newest() == OPCFLUSH_G(reached)) {
			opcflush_slot_unmark(OPCFLUSH_G(slot));
		} else {
			count_late_publish();
			opcflush_slot_orphan(OPCFLUSH_G(slot));
		}
	}
	OPCFLUSH_G(holding) = 0;
	OPCFLUSH_G(unsettled) = false;
	forget_published();
}

void opcflush_publish_detach(void)
{
	if (OPCFLUSH_G(detached)) {
		return;
	}
	OPCFLUSH_G(detached) = true;
	OPCFLUSH_G(expected) = OPCFLUSH_NEVER;
	atomic_fetch_add_explicit(&opcflush_here.instance->count.detached, 1, memory_order_relaxed);
	opcflush_opcache_switch_off();
}
