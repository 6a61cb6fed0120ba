/* SPDX-License-Identifier: BSD-3-Clause
 * The sweep. Run by the applier, and for dry runs. */
#include "sweep.h"
#include "alias.h"
#include "file_cache.h"
#include "opcache.h"
#include "process.h"
#include "real_path.h"

#include "core/fingerprint.h"

bool opcflush_sweep_resolve(const char *path, char *resolved)
{
	return opcflush_real_path_of_any(path, resolved, OPCFLUSH_RESOLVED_SIZE);
}

static bool is_same_file(opcflush_script *script, zend_stat_t *file)
{
	uint64_t fingerprint = atomic_load(&script->fingerprint);

	return fingerprint > OPCFLUSH_FINGERPRINT_UNSURE && !lstat(script->path, file) && opcflush_fingerprint_of(file) == fingerprint;
}

bool opcflush_sweep_is_same_file(opcflush_script *script)
{
	zend_stat_t file;

	return is_same_file(script, &file);
}

/* The last folders that were resolved: the hash of each, and in its last bit whether the folder is where it says. What shares a place
 * is resolved again. */
#define FOLDERS 1024

typedef struct {
	const opcflush_selection *selection;
	const opcflush_slots_view *forsaken;
	uint64_t target;           /* 0: a preview, of which nothing is remembered */
	opcflush_sweep_count *count;
	opcflush_sweep_each *each; /* of a preview */
	void *context;
	uint64_t folder[FOLDERS];
} sweep;

static zend_never_inline bool is_folder(const char *path, size_t length)
{
	char name[MAXPATHLEN];
	zend_stat_t found;

	if (length >= sizeof(name)) {
		return false;
	}
	memcpy(name, path, length);
	name[length] = '\0';
	return !lstat(name, &found) && S_ISDIR(found.st_mode);
}

/* By a link in place of a folder the same file may have another real path by now. Each folder is looked at once, as a rule, from the
 * first one that is not known. */
static bool is_real_folder(sweep *at, const char *path, size_t length)
{
	uint64_t hash = opcflush_scripts_hash(path, length) & ~UINT64_C(1), *known = &at->folder[hash / 2 % FOLDERS];
	size_t parent = length;

	if (!length || *known == (hash | 1)) {
		return true;
	}
	if (*known != hash) {
		while (path[--parent] != '/') {
		}
		*known = hash | (is_real_folder(at, path, parent) && is_folder(path, length));
	}
	return *known & 1;
}

static bool is_in_real_folder(sweep *at, opcflush_script *script)
{
	const char *slash = zend_memrchr(script->path, '/', script->length);

	return *script->path == '/' && slash && is_real_folder(at, script->path, (size_t)(slash - script->path));
}

/* OPcache's entry is what a request would get from the disk, by each of its names. */
static bool is_up_to_date(sweep *at, opcflush_script *script)
{
	zend_stat_t file;

	return is_same_file(script, &file) && is_in_real_folder(at, script) && opcflush_alias_all_true(script, &file, at->target);
}

/* Nothing but an alias's name: OPcache knows by it what it leads to, and that has an entry of its own. */
static bool is_name(opcflush_script *script)
{
	return atomic_load(&script->named) && atomic_load(&script->fingerprint) == OPCFLUSH_FINGERPRINT_NONE;
}

static opcflush_verdict judge(sweep *at, opcflush_script *script)
{
	opcflush_verdict verdict = atomic_load(&script->preloaded) ? OPCFLUSH_SPARED
		: opcflush_selection_judge_script(at->selection, opcflush_here.scripts, script);

	if (verdict == OPCFLUSH_TO_REFRESH && opcflush_slots_have_forsaken(at->forsaken, script->hash)) {
		return OPCFLUSH_TO_INVALIDATE;
	}
	return verdict == OPCFLUSH_TO_REFRESH && is_name(script) ? OPCFLUSH_SPARED : verdict;
}

static bool take_out(sweep *at, const char *path, size_t length)
{
	bool was_cached = at->each ? opcflush_opcache_has(path, length) : opcflush_opcache_invalidate(path, length);

	at->count->looked_at += was_cached;
	at->count->invalidated += was_cached;
	if (at->each && was_cached) {
		at->each(at->context, path, length);
	}
	return was_cached && !at->each;
}

static void keep(sweep *at, opcflush_script *script)
{
	at->count->looked_at++;
	at->count->kept++;
	if (at->target) {
		atomic_store(&script->kept, at->target);
	}
}

static void sweep_script(sweep *at, opcflush_script *script)
{
	opcflush_verdict verdict = judge(at, script);

	if (verdict == OPCFLUSH_SPARED) {
		return;
	}
	if (verdict == OPCFLUSH_TO_REFRESH && is_up_to_date(at, script)) {
		keep(at, script);
		return;
	}
	if (at->target) {
		atomic_store(&script->kept, 0);
		atomic_store(&script->fingerprint, OPCFLUSH_FINGERPRINT_NONE);
	}
	if (take_out(at, script->path, script->length)) {
		opcflush_scripts_invalidated(opcflush_here.scripts, script);
	}
}

/* The index is not complete: what OPcache has is added to it as far as there is room, and the rest is gone through here, without
 * a fingerprint. */
static void sweep_unlisted(void *context, const char *path, size_t length)
{
	sweep *at = context;

	if (!opcflush_scripts_find(opcflush_here.scripts, path, length)
		&& opcflush_selection_judge(at->selection, path, length) != OPCFLUSH_SPARED) {
		take_out(at, path, length);
	}
}

static bool sweep_all(sweep *at)
{
	volatile bool done = false;
	opcflush_script *script;
	uint32_t place = 0;

	if (!opcflush_opcache_invalidate_begin()) {
		return false;
	}
	zend_try {
		while ((script = opcflush_scripts_next(opcflush_here.scripts, &place))) {
			sweep_script(at, script);
		}
		if (atomic_load(&opcflush_here.scripts->full)) {
			opcflush_opcache_each_script(sweep_unlisted, at);
		}
		done = true;
	} zend_end_try();
	return opcflush_opcache_invalidate_end() && done;
}

/* OPcache's file cache has copies of scripts that nobody has asked this instance for: they would be served after its restart. */
static bool is_copy_to_go(void *context, const char *path, size_t length)
{
	const sweep *at = context;
	opcflush_script *script = opcflush_scripts_find(opcflush_here.scripts, path, length);
	opcflush_verdict verdict = script ? opcflush_selection_judge_script(at->selection, opcflush_here.scripts, script)
		: opcflush_selection_judge(at->selection, path, length);

	return verdict == OPCFLUSH_TO_INVALIDATE
		|| (verdict == OPCFLUSH_TO_REFRESH && !(script && atomic_load(&script->kept) == at->target));
}

bool opcflush_sweep(const opcflush_selection *selection, uint64_t target, const opcflush_slots_view *forsaken,
	opcflush_sweep_count *count)
{
	sweep at = {.selection = selection, .forsaken = forsaken, .target = target, .count = count};
	uint64_t left;

	if (!sweep_all(&at)) {
		return false;
	}
	if (OPCFLUSH_G(file_cache)) {
		left = opcflush_file_cache_sweep(opcflush_selection_is_all(selection) ? NULL : is_copy_to_go, &at);
		atomic_store(&opcflush_here.instance->count.copies_left, left);
	}
	return true;
}

bool opcflush_sweep_preview(const opcflush_selection *selection, opcflush_sweep_each *each, void *context, opcflush_sweep_count *count)
{
	static const opcflush_slots_view nothing_forsaken;
	sweep at = {.selection = selection, .forsaken = &nothing_forsaken, .count = count, .each = each, .context = context};

	return sweep_all(&at);
}
