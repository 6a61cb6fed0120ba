/* SPDX-License-Identifier: BSD-3-Clause
 * Includes: what is done around OPcache's compile and its resolving of names. Runs in every worker.
 *
 * compile() and resolve() are the hot path: a locked add, a load, a compare, a locked subtract. Everything else is for the
 * moments when an order has come, a script is missing, or an alias is suspect. */
#include "include.h"
#include "alias.h"
#include "opcache.h"
#include "pause.h"
#include "primary.h"
#include "process.h"

#include "zend_compile.h"
#include "zend_stream.h"

static zend_op_array *(*next_compile)(zend_file_handle *file, int type);
static zend_string *(*next_resolve)(zend_string *name);

static zend_op_array *(*inner_next_compile)(zend_file_handle *file, int type);
static zend_string *(*inner_next_resolve)(zend_string *name);
static zend_result (*inner_next_open)(zend_file_handle *file);

/* The depth is there only while one of our outer hooks is under way in this thread. */
static bool is_marked(void)
{
	return (atomic_load_explicit(&OPCFLUSH_G(slot)->publishing, memory_order_relaxed) & OPCFLUSH_MARK_DEPTH) != 0;
}

static void forget_published(void)
{
	uint32_t count = MIN(OPCFLUSH_G(published_count), OPCFLUSH_PUBLISHED_KEPT);

	for (uint32_t i = 0; i < count; i++) {
		zend_string_release(OPCFLUSH_G(published)[i]);
	}
	OPCFLUSH_G(published_count) = 0;
}

/* The script is in the index before OPcache publishes it, so that whoever invalidates everything finds it there. */
static void note_published(zend_file_handle *file)
{
	zend_string *path = file->opened_path ? file->opened_path : file->filename;

	opcflush_scripts_add(opcflush_here.scripts, ZSTR_VAL(path), ZSTR_LEN(path));
	if (OPCFLUSH_G(published_count) < OPCFLUSH_PUBLISHED_KEPT) {
		OPCFLUSH_G(published)[OPCFLUSH_G(published_count)] = zend_string_copy(path);
	}
	OPCFLUSH_G(published_count)++;
}

static bool invalidate_published(void)
{
	volatile bool done = false;

	if (OPCFLUSH_G(published_count) > OPCFLUSH_PUBLISHED_KEPT || !opcflush_opcache_invalidate_begin()) {
		return false;
	}
	zend_try {
		for (uint32_t i = 0; i < OPCFLUSH_G(published_count); i++) {
			opcflush_opcache_invalidate(ZSTR_VAL(OPCFLUSH_G(published)[i]), ZSTR_LEN(OPCFLUSH_G(published)[i]));
		}
		done = true;
	} zend_end_try();
	opcflush_opcache_invalidate_end();
	return done;
}

/* P3. OPcache has published what it compiled; if an order has come since the mark was made, that may be stale. */
static void settle_published(void)
{
	opcflush_slot *slot = OPCFLUSH_G(slot);

	OPCFLUSH_PAUSE("published");
	/* Sequentially consistent, after the publication: an order that is not seen here is applied by somebody who finds the
	 * script in the cache. */
	if (opcflush_newest() == OPCFLUSH_G(reached)) {
		opcflush_slot_clear(slot);
	} else {
		atomic_fetch_add_explicit(&opcflush_here.instance->count.late_publishes, 1, memory_order_relaxed);
		if (invalidate_published()) {
			opcflush_slot_clear(slot);
		} else {
			opcflush_slot_orphan(slot);
		}
		opcflush_include_detach();
	}
	forget_published();
}

/* The mark is not gone after an unmark: an include around this one goes on and settles for both, or something was
 * compiled, or an applier still has to see to an earlier one. */
static ZEND_COLD zend_op_array *settle(zend_op_array *op_array)
{
	uint32_t mark = atomic_load(&OPCFLUSH_G(slot)->publishing);

	if (!(mark & OPCFLUSH_MARK_DEPTH) && (mark & OPCFLUSH_MARK_MISSED)) {
		settle_published();
	}
	return op_array;
}

static void expect(void)
{
	OPCFLUSH_G(expected) = OPCFLUSH_G(detached) || OPCFLUSH_G(primary_pending) || opcflush_here.file_cache
		|| OPCFLUSH_G(slot) == &OPCFLUSH_G(nobody) || opcflush_alias_is_care_needed() ? 0 : OPCFLUSH_G(reached);
}

/* A forked child, or a worker that found no slot, gets one now or must not publish. */
static bool may_publish(void)
{
	return !OPCFLUSH_G(detached) && opcflush_newest() == OPCFLUSH_G(reached) && OPCFLUSH_G(slot) != &OPCFLUSH_G(nobody);
}

/* Hands OPcache the real path in place of the name, so that no alias arises. The name is put back by the caller. */
static zend_string *real_name(zend_file_handle *file)
{
	if (file->primary_script) {
		return OPCFLUSH_G(trusting) ? opcflush_primary_real(file->filename, inner_next_resolve) : NULL;
	}
	return opcflush_alias_is_care_needed() ? inner_next_resolve(file->filename) : NULL;
}

/* OPcache's file cache outlives orders, and OPcache takes scripts from there without a compile. So before a script is
 * looked up for the first time since the newest order, its copy there is taken away. */
static void drop_from_file_cache(zend_string *path)
{
	opcflush_script *script = opcflush_scripts_add(opcflush_here.scripts, ZSTR_VAL(path), ZSTR_LEN(path));

	if (script && atomic_load(&script->checked) >= OPCFLUSH_G(reached)) {
		return;
	}
	if (OPCFLUSH_G(reached) > 1 && opcflush_opcache_invalidate_begin()) {
		zend_try {
			opcflush_opcache_invalidate(ZSTR_VAL(path), ZSTR_LEN(path));
		} zend_end_try();
		opcflush_opcache_invalidate_end();
	}
	if (script) {
		atomic_store(&script->checked, OPCFLUSH_G(reached));
	}
}

static zend_op_array *compile_detached(zend_file_handle *file, int type)
{
	opcflush_slot_unmark(OPCFLUSH_G(slot));
	opcflush_include_detach();
	return next_compile(file, type);
}

/* With the mark made: the request is detached, or overtaken by an order, or has to look closer at what it includes. */
static ZEND_COLD zend_op_array *compile_with_care(zend_file_handle *file, int type)
{
	zend_op_array *op_array;
	zend_string *name = file->filename, *real;

	if (!may_publish() || !name) {
		return compile_detached(file, type);
	}
	real = real_name(file);
	if (real && opcflush_alias_is_care_needed() && opcflush_alias_forbids(real)) {
		zend_string_release(real);
		return compile_detached(file, type);
	}
	if (opcflush_here.file_cache && (real || file->opened_path)) {
		drop_from_file_cache(real ? real : file->opened_path);
	}
	if (!real && file->opened_path) {
		opcflush_alias_remember(name, file->opened_path);
	}
	if (file->primary_script) {
		OPCFLUSH_G(primary_pending) = false;
	}
	if (real) {
		file->filename = real;
	}
	op_array = next_compile(file, type);
	if (real) {
		file->filename = name;
		zend_string_release(real);
	}
	if (opcflush_here.file_cache && op_array) {
		note_published(file);
		opcflush_slot_missed(OPCFLUSH_G(slot));
	}
	expect();
	return opcflush_slot_unmark(OPCFLUSH_G(slot)) ? op_array : settle(op_array);
}

/* P1: the mark, then the generation. */
static zend_op_array *compile(zend_file_handle *file, int type)
{
	zend_op_array *op_array;

	opcflush_slot_mark(OPCFLUSH_G(slot));
	if (UNEXPECTED(opcflush_newest() != OPCFLUSH_G(expected))) {
		return compile_with_care(file, type);
	}
	op_array = next_compile(file, type);
	if (UNEXPECTED(!opcflush_slot_unmark(OPCFLUSH_G(slot)))) {
		return settle(op_array);
	}
	return op_array;
}

/* With a mark of its own: OPcache may add the name as a key, which is publishing. */
static ZEND_COLD zend_string *resolve_with_care(zend_string *name)
{
	zend_string *real = NULL, *found = NULL;

	opcflush_slot_mark(OPCFLUSH_G(slot));
	if (!may_publish()) {
		opcflush_slot_unmark(OPCFLUSH_G(slot));
		opcflush_include_detach();
		return next_resolve(name);
	}
	if (!EG(current_execute_data) && OPCFLUSH_G(trusting)) {
		real = opcflush_primary_real(name, inner_next_resolve);
	}
	if (real) {
		found = next_resolve(real);
		zend_string_release(real);
	}
	if (!found) {
		/* What it led to is gone, and no order has come: OPcache finds its own way. */
		opcflush_primary_forget();
		found = next_resolve(name);
	}
	if (!opcflush_slot_unmark(OPCFLUSH_G(slot))) {
		settle(NULL);
	}
	return found;
}

static zend_string *resolve(zend_string *name)
{
	if (UNEXPECTED(opcflush_newest() != OPCFLUSH_G(expected))) {
		return resolve_with_care(name);
	}
	return next_resolve(name);
}

/* When OPcache asks with a key in mind that it is going to add; the condition is its own (persistent_zend_resolve_path()). */
static bool is_for_key(void)
{
	zend_execute_data *frame = EG(current_execute_data);

	return !frame || (frame->func && ZEND_USER_CODE(frame->func->common.type)
		&& frame->opline->opcode == ZEND_INCLUDE_OR_EVAL
		&& (frame->opline->extended_value == ZEND_INCLUDE_ONCE || frame->opline->extended_value == ZEND_REQUIRE_ONCE));
}

/* OPcache does not know the name. It is remembered before OPcache adds it, and then the generation is loaded: if it is still
 * this request's, every later applier finds the name in the index (A4). If not, and no mark holds the applier up, OPcache is
 * told that the name leads nowhere: it adds nothing, and the engine opens the file by its name all the same. */
static zend_string *inner_resolve(zend_string *name)
{
	zend_string *real;

	if (OPCFLUSH_G(invalidating)) {
		return zend_string_copy(name);
	}
	real = inner_next_resolve(name);
	if (!real || !opcflush_here.scripts || OPCFLUSH_G(detached) || !is_for_key() || zend_string_equals(name, real)) {
		return real;
	}
	opcflush_alias_remember(name, real);
	OPCFLUSH_PAUSE("resolve");
	atomic_thread_fence(memory_order_seq_cst);
	if (opcflush_newest() != OPCFLUSH_G(reached) && EG(current_execute_data) && !is_marked()) {
		zend_string_release(real);
		return NULL;
	}
	return real;
}

/* Within the mark of compile(), before OPcache adds the name as a key of what was opened. */
static zend_result inner_open(zend_file_handle *file)
{
	zend_string *name = file->filename;
	zend_result result = inner_next_open(file);

	if (result == SUCCESS && opcflush_here.scripts && !OPCFLUSH_G(detached) && name && file->opened_path) {
		opcflush_alias_remember(name, file->opened_path);
	}
	return result;
}

/* What OPcache never caches: such a compile may run the code of a stream wrapper, for as long as that likes. */
static bool is_uncacheable(zend_string *name)
{
	return strstr(ZSTR_VAL(name), "://")
		&& strncasecmp(ZSTR_VAL(name), ZEND_STRL("file://")) && strncasecmp(ZSTR_VAL(name), ZEND_STRL("phar://"));
}

static zend_op_array *compile_unmarked(zend_file_handle *file, int type)
{
	zend_op_array *op_array;

	opcflush_slot_unmark(OPCFLUSH_G(slot));
	op_array = inner_next_compile(file, type);
	opcflush_slot_mark(OPCFLUSH_G(slot));
	return op_array;
}

/* P2, from inside. */
static zend_op_array *inner_compile(zend_file_handle *file, int type)
{
	zend_op_array *op_array;

	if (!opcflush_here.scripts || OPCFLUSH_G(detached) || !file->filename || !is_marked()) {
		return inner_next_compile(file, type);
	}
	if (is_uncacheable(file->filename)) {
		return compile_unmarked(file, type);
	}
	opcflush_slot_missed(OPCFLUSH_G(slot));
	OPCFLUSH_PAUSE("compile");
	op_array = inner_next_compile(file, type);
	if (op_array) {
		note_published(file);
	}
	OPCFLUSH_PAUSE("compiled");
	return op_array;
}

/* opcache_compile_file() goes past every hook to OPcache's compile, and swallows the bailout of a compile that fails. */
static void around_compile_file(opcflush_opcache_call *handler, INTERNAL_FUNCTION_PARAMETERS)
{
	uint32_t depth;

	opcflush_slot_mark(OPCFLUSH_G(slot));
	if (!may_publish()) {
		opcflush_slot_unmark(OPCFLUSH_G(slot));
		opcflush_include_detach();
		handler(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	depth = atomic_load(&OPCFLUSH_G(slot)->publishing) & OPCFLUSH_MARK_DEPTH;
	handler(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	opcflush_slot_set_depth(OPCFLUSH_G(slot), depth);
	if (!opcflush_slot_unmark(OPCFLUSH_G(slot))) {
		settle(NULL);
	}
}

void opcflush_include_minit(void)
{
	inner_next_compile = zend_compile_file;
	zend_compile_file = inner_compile;
	inner_next_resolve = zend_resolve_path;
	zend_resolve_path = inner_resolve;
	inner_next_open = zend_stream_open_function;
	zend_stream_open_function = inner_open;
}

void opcflush_include_startup(void)
{
	next_compile = zend_compile_file;
	zend_compile_file = compile;
	next_resolve = zend_resolve_path;
	zend_resolve_path = resolve;
	opcflush_opcache_wrap_compile_file(around_compile_file);
}

/* OPcache takes its own places back before or after us; what somebody else holds by now is left to them. */
void opcflush_include_mshutdown(void)
{
	if (next_compile && zend_compile_file == compile) {
		zend_compile_file = next_compile;
	}
	if (next_resolve && zend_resolve_path == resolve) {
		zend_resolve_path = next_resolve;
	}
	if (inner_next_compile && zend_compile_file == inner_compile) {
		zend_compile_file = inner_next_compile;
	}
	if (inner_next_resolve && zend_resolve_path == inner_resolve) {
		zend_resolve_path = inner_next_resolve;
	}
	if (inner_next_open && zend_stream_open_function == inner_open) {
		zend_stream_open_function = inner_next_open;
	}
}

void opcflush_include_begin(bool primary_pending)
{
	OPCFLUSH_G(primary_pending) = primary_pending;
	expect();
}

void opcflush_include_end(void)
{
	uint32_t mark = atomic_load(&OPCFLUSH_G(slot)->publishing);

	if (!(mark & (OPCFLUSH_MARK_DEPTH | OPCFLUSH_MARK_MISSED))) {
		return;
	}
	/* A bailout went past the unmark. What OPcache has published, it has published by now: see settle_published(). */
	if (opcflush_newest() == OPCFLUSH_G(reached)) {
		opcflush_slot_clear(OPCFLUSH_G(slot));
	} else {
		atomic_fetch_add_explicit(&opcflush_here.instance->count.late_publishes, 1, memory_order_relaxed);
		opcflush_slot_orphan(OPCFLUSH_G(slot));
	}
	forget_published();
}

void opcflush_include_detach(void)
{
	if (OPCFLUSH_G(detached)) {
		return;
	}
	OPCFLUSH_G(detached) = true;
	OPCFLUSH_G(expected) = 0;
	atomic_fetch_add_explicit(&opcflush_here.instance->count.detached, 1, memory_order_relaxed);
	opcflush_opcache_switch_off();
}

bool opcflush_include_may_adopt(void)
{
	return !OPCFLUSH_G(detached) && !OPCFLUSH_G(primary_pending) && !is_marked();
}
