/* SPDX-License-Identifier: BSD-3-Clause
 * What PHP keeps of OPcache's memory beyond OPcache's request. Run by workers, at the start and the end of requests. */
#include "leftovers.h"

#include "opcache.h"
#include "process.h"

#include "ext/pcre/php_pcre.h"
#include "zend_ini.h"

static void destroy(HashTable **table)
{
	if (*table) {
		zend_hash_destroy(*table);
		efree(*table);
		*table = NULL;
	}
}

void opcflush_leftovers_destroy_stream_hashes(void)
{
	destroy(&FG(stream_wrappers));
	destroy(&FG(stream_filters));
}

/* The slots of modules that came after startup (a pool's extension line) lie above those that PHP knows of. */
void opcflush_leftovers_give_slots_back(uint64_t restarts)
{
	OPCFLUSH_G(restarts) = restarts;
	if (!OPCFLUSH_G(has_late_modules)) {
		zend_map_ptr_reset();
	}
}

bool opcflush_leftovers_may_be_kept(void)
{
	return !OPCFLUSH_G(clean) && zend_ini_long(ZEND_STRL("session.auto_start"), 0);
}

void opcflush_leftovers_begin_clean(void)
{
	if (opcflush_leftovers_may_be_kept() && opcflush_opcache_is_enabled()) {
		opcflush_opcache_switch_off();
		opcflush_opcache_switch_on_again();
		OPCFLUSH_G(clean) = true;
	}
}

void opcflush_leftovers_forget_patterns(void)
{
	Bucket *pattern;

	ZEND_HASH_MAP_FOREACH_BUCKET(&PCRE_G(pcre_cache), pattern) {
		pattern->key = NULL;
		zend_hash_del_bucket(&PCRE_G(pcre_cache), pattern);
	} ZEND_HASH_FOREACH_END();
}
