/* SPDX-License-Identifier: BSD-3-Clause
 * OPcache's file cache. Run by appliers, and by workers from inside includes. */
#include "file_cache.h"
#include "compat.h"
#include "process.h"

#include "zend_ini.h"
#include "zend_system_id.h"

#define BUILD_SIZE (sizeof(zend_system_id) + 1)

/* Of the startup that opcflush_here.file_cache is of. */
static zend_string *entry;

/* The entry's value while it is hidden. */
ZEND_TLS zend_string *hidden;

void opcflush_file_cache_startup(void)
{
	entry = zend_string_init_interned(ZEND_STRL("opcache.file_cache"), 1);
}

static const char *folder(void)
{
	const char *value = hidden ? ZSTR_VAL(hidden) : zend_ini_string(ZEND_STRL("opcache.file_cache"), 0);

	return value ? value : "";
}

void opcflush_file_cache_look(void)
{
	zend_ini_entry *found = opcflush_here.file_cache ? zend_hash_find_ptr(EG(ini_directives), entry) : NULL;

	OPCFLUSH_G(file_cache_entry) = found;
	OPCFLUSH_G(file_cache_seen) = found ? found->value : NULL;
	OPCFLUSH_G(file_cache) = *folder() != '\0';
	OPCFLUSH_G(file_cache_is_own) = OPCFLUSH_G(file_cache) && strcmp(folder(), opcflush_here.file_cache ? opcflush_here.file_cache : "");
	if (OPCFLUSH_G(file_cache_is_own)) {
		atomic_store(&opcflush_here.instance->count.own_file_cache, 1);
	}
}

#ifdef PHP_WIN32

/* OPcache removes the copy of each script that it is told to invalidate, since the entry is not hidden from it here. Those that nobody has
 * asked for stay. */
bool opcflush_file_cache_has(zend_string *path)
{
	return false;
}

void opcflush_file_cache_remove(const char *path)
{
}

uint64_t opcflush_file_cache_sweep(opcflush_copy_judge *judge, void *context)
{
	return 0;
}

bool opcflush_file_cache_hide(void)
{
	return true;
}

void opcflush_file_cache_show(void)
{
}

#else

/* Whether that was set for this request; else the engine keeps it. */
ZEND_TLS bool is_of_request;

static bool is_read_only(void)
{
	return zend_ini_long(ZEND_STRL("opcache.file_cache_read_only"), 0) != 0;
}

static const char *build(char *text)
{
	memcpy(text, zend_system_id, sizeof(zend_system_id));
	text[sizeof(zend_system_id)] = '\0';
	return text;
}

bool opcflush_file_cache_has(zend_string *path)
{
	char copy[MAXPATHLEN], id[BUILD_SIZE];

	snprintf(copy, sizeof(copy), "%s/%s%s.bin", folder(), build(id), ZSTR_VAL(path));
	return !OPCFLUSH_COMPAT_ACCESS(copy, F_OK);
}

void opcflush_file_cache_remove(const char *path)
{
	opcflush_copies_result result;
	char id[BUILD_SIZE];

	if (OPCFLUSH_G(file_cache) && !is_read_only()) {
		opcflush_copies_remove_one(folder(), build(id), path, &result);
	}
}

uint64_t opcflush_file_cache_sweep(opcflush_copy_judge *judge, void *context)
{
	opcflush_copies_result result;
	char id[BUILD_SIZE];

	if (is_read_only()) {
		return 1;
	}
	opcflush_copies_remove(folder(), build(id), judge, context, &result);
	return result.failed;
}

bool opcflush_file_cache_hide(void)
{
	zend_ini_entry *found = OPCFLUSH_G(file_cache_entry);
	zend_string *value = found ? found->value : NULL;
	volatile bool done = false;

	if (!OPCFLUSH_G(file_cache) || !value) {
		return true;
	}
	is_of_request = found->modified;
	if (is_of_request) {
		zend_string_addref(value);
	}
	zend_try {
		zend_alter_ini_entry(entry, ZSTR_EMPTY_ALLOC(), ZEND_INI_SYSTEM, ZEND_INI_STAGE_RUNTIME);
		hidden = value;
		done = true;
	} zend_end_try();
	return done;
}

/* At run time the engine would give back only what scripts may set. */
void opcflush_file_cache_show(void)
{
	zend_string *value = hidden;

	if (!value) {
		return;
	}
	hidden = NULL;
	if (is_of_request) {
		zend_alter_ini_entry(entry, value, ZEND_INI_SYSTEM, ZEND_INI_STAGE_RUNTIME);
		zend_string_release(value);
	} else {
		zend_restore_ini_entry(entry, ZEND_INI_STAGE_ACTIVATE);
	}
}

#endif
