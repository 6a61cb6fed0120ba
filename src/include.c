/* SPDX-License-Identifier: BSD-3-Clause
 * Includes: what is done around OPcache's compile and its resolving of names. Runs in every worker.
 *
 * compile() and resolve() are the hot path: a load, a compare, a look at what OPcache left to settle. The rest is for the
 * moments when an order has come, or OPcache does not have a script. */
#include "include.h"
#include "alias.h"
#include "concern.h"
#include "file_cache.h"
#include "flush.h"
#include "opcache.h"
#include "pause.h"
#include "primary.h"
#include "process.h"
#include "publish.h"
#include "source.h"

#include "core/exchange.h"
#include "core/fingerprint.h"

#include "SAPI.h"
#include "zend_compile.h"
#include "zend_stream.h"

/* What we put ourselves before: OPcache's functions, which call the inner ones in their turn. */
static zend_op_array *(*next_compile)(zend_file_handle *file, int type);
static zend_string *(*next_resolve)(zend_string *name);

static zend_op_array *(*inner_next_compile)(zend_file_handle *file, int type);
static zend_string *(*inner_next_resolve)(zend_string *name);
static zend_result (*inner_next_open)(zend_file_handle *file);

/* Stands for a handle that is not known here: opcache_compile_file()'s own. */
static zend_file_handle whatever;

static zend_string *path_of(zend_file_handle *file)
{
	return file->opened_path ? file->opened_path : file->filename;
}

/* The path that was opened for an include is the engine's again. */
static void show_hidden(zend_file_handle *file)
{
	if (!OPCFLUSH_G(hidden) || OPCFLUSH_G(hidden_of) != file) {
		return;
	}
	if (file->opened_path) {
		zend_string_release(OPCFLUSH_G(hidden));
	} else {
		file->opened_path = OPCFLUSH_G(hidden);
	}
	OPCFLUSH_G(hidden) = NULL;
}

static void forget_hidden(void)
{
	if (OPCFLUSH_G(hidden)) {
		zend_string_release(OPCFLUSH_G(hidden));
		OPCFLUSH_G(hidden) = NULL;
	}
}

/* `past` is good as long as its compile lasts: another handle may be at the same address after a bailout. */
static zend_op_array *compile_as_past(zend_op_array *(*compile)(zend_file_handle *file, int type), zend_file_handle *file, int type)
{
	zend_file_handle *around = OPCFLUSH_G(past);
	zend_op_array *volatile op_array = NULL;
	volatile bool bailed_out = true;

	OPCFLUSH_G(past) = file;
	zend_try {
		op_array = compile(file, type);
		bailed_out = false;
	} zend_end_try();
	OPCFLUSH_G(past) = around;
	if (UNEXPECTED(bailed_out)) {
		zend_bailout();
	}
	return op_array;
}

static zend_op_array *compile_detached(zend_file_handle *file, int type)
{
	show_hidden(file);
	opcflush_publish_detach();
	return compile_as_past(next_compile, file, type);
}

static bool is_overtaken_by_all(void)
{
	return opcflush_newest() != OPCFLUSH_G(reached) && !opcflush_concern_leaves_some();
}

/* One file goes past OPcache, as a blacklisted one does; all of the request, where a reset has overtaken it, or where OPcache
 * has the script in mind and has opened nothing (persistent_stream_open_function()). */
static zend_op_array *compile_past(zend_file_handle *file, int type)
{
	if (OPCFLUSH_G(detached) || is_overtaken_by_all() || (file->type == ZEND_HANDLE_FILENAME && file->opened_path)) {
		return compile_detached(file, type);
	}
	show_hidden(file);
	return compile_as_past(inner_next_compile, file, type);
}

/* The engine keeps a copy of each handle that it scans, with the names in it, and frees that one in place of the handle. So
 * where it has one, it is the name that is given back here, else the real path; `real` is ours to give. */
static zend_op_array *compile_by_real_path(zend_file_handle *file, int type, zend_string *real)
{
	zend_string *name = file->filename;
	zend_op_array *op_array;

	file->filename = real;
	op_array = next_compile(file, type);
	if (!file->in_list) {
		file->filename = name;
		name = real;
	}
	zend_string_release(name);
	return op_array;
}

/* OPcache was told that there is nothing to compile, because it must not publish it, or has it under its real path: the
 * include is done again. */
static zend_op_array *compile_again(void)
{
	zend_file_handle *file = OPCFLUSH_G(again);
	bool cached = OPCFLUSH_G(again_cached);

	OPCFLUSH_G(again) = NULL;
	OPCFLUSH_G(again_cached) = false;
	if (!opcflush_slot_is_marked(OPCFLUSH_G(slot))) {
		OPCFLUSH_G(unsettled) = false;
	}
	if (cached) {
		return compile_by_real_path(file, OPCFLUSH_G(again_type), zend_string_copy(file->opened_path));
	}
	return compile_past(file, OPCFLUSH_G(again_type));
}

/* After OPcache: something is unsettled. What is published within an include around this one, that one settles. */
static zend_never_inline ZEND_COLD zend_op_array *settle(zend_op_array *op_array)
{
	/* What OPcache had under the real path may be gone by then. */
	while (OPCFLUSH_G(again)) {
		op_array = compile_again();
	}
	if (OPCFLUSH_G(unsettled) && !OPCFLUSH_G(holding)) {
		opcflush_publish_settle();
	}
	return op_array;
}

/* What OPcache never caches: the code of a stream wrapper may run in there, for as long as it likes. */
static bool is_uncacheable(zend_string *name)
{
	return opcflush_alias_is_url(ZSTR_VAL(name))
		&& strncasecmp(ZSTR_VAL(name), "file://", strlen("file://")) && strncasecmp(ZSTR_VAL(name), "phar://", strlen("phar://"));
}

/* Whether OPcache is handed the real path in place of every name: it may take the script from its file cache without a
 * compile, or there is no room to remember another alias. */
static bool is_path_wanted(void)
{
	return OPCFLUSH_G(file_cache) || atomic_load_explicit(&opcflush_here.scripts->full, memory_order_relaxed);
}

static void expect(void)
{
	OPCFLUSH_G(expected) = OPCFLUSH_G(detached) || OPCFLUSH_G(primary_pending) || is_path_wanted()
		|| OPCFLUSH_G(slot) == &OPCFLUSH_G(nobody) ? OPCFLUSH_NEVER : OPCFLUSH_G(current);
}

/* Other instances and command lines give orders, too: what they ask of this one overtakes the request as its own would. */
static void catch_up(void)
{
	if (opcflush_exchange_look() != OPCFLUSH_G(current)) {
		opcflush_flush_catch_up();
		expect();
	}
}

/* Names of no fixed place lead PHP elsewhere than include_path would. */
static bool is_absolute_name(zend_string *name)
{
	return IS_ABSOLUTE_PATH(ZSTR_VAL(name), ZSTR_LEN(name));
}

/* OPcache is handed the real path in place of the primary script's name, so that no alias arises. NULL: OPcache is to find
 * its own way. */
static zend_string *real_path(zend_file_handle *file)
{
	if (file->in_list) {
		return NULL;
	}
	if (opcflush_primary_is(file) && OPCFLUSH_G(trusting)) {
		return file->opened_path ? zend_string_copy(file->opened_path)
			: is_absolute_name(file->filename) ? opcflush_primary_real(file->filename, inner_next_resolve) : NULL;
	}
	if (!is_path_wanted()) {
		return NULL;
	}
	return file->opened_path ? zend_string_copy(file->opened_path) : inner_next_resolve(file->filename);
}

/* What OPcache takes from its file cache was compiled from nobody knows what. */
static bool admit_copy(zend_string *path)
{
	if (opcflush_opcache_is_cached(path)) {
		return true;
	}
	if (!opcflush_publish_drop_copy(path)) {
		return false;
	}
	if (opcflush_file_cache_has(path)) {
		opcflush_publish_note(path, OPCFLUSH_FINGERPRINT_UNSURE);
	}
	return true;
}

/* With OPcache's file cache: whether OPcache may be asked for the script, which it then may publish without a compile. A name
 * that leads to nothing is none of OPcache's, unless only a stream wrapper knows what it leads to. */
static bool admit(zend_string *path, zend_string *name)
{
	if (!path) {
		return !opcflush_alias_is_url(ZSTR_VAL(name)) || is_uncacheable(name);
	}
	if (!opcflush_publish_allows(path) || !admit_copy(path)) {
		return false;
	}
	opcflush_publish_note(path, OPCFLUSH_FINGERPRINT_NONE);
	return true;
}

/* What only has its primary script to come needs no mark for it: the inner hooks see to what OPcache does not have. */
static zend_always_inline bool is_undisturbed(void)
{
	return !OPCFLUSH_G(detached) && !is_path_wanted() && opcflush_exchange_look() == OPCFLUSH_G(current)
		&& OPCFLUSH_G(slot) != &OPCFLUSH_G(nobody);
}

/* What OPcache did not have it may have declined to cache: then the name is to be followed anew each time. */
static zend_op_array *compile_primary(zend_file_handle *file, int type)
{
	zend_op_array *op_array;

	opcflush_primary_forget_asked();
	OPCFLUSH_G(primary_pending) = false;
	OPCFLUSH_G(expected) = OPCFLUSH_G(current);
	op_array = compile_by_real_path(file, type, zend_string_copy(OPCFLUSH_G(primary_real)));
	if (UNEXPECTED(OPCFLUSH_G(unsettled))) {
		opcflush_primary_forget();
		return settle(op_array);
	}
	return op_array;
}

/* Under the mark, an alias may be added when an applier has been through the index already: P3 sees to its script. */
static void remember_alias(zend_string *name, zend_string *real)
{
	opcflush_alias_remember(name, real);
	if (OPCFLUSH_G(holding) && !zend_string_equals(name, real)) {
		opcflush_publish_note(real, OPCFLUSH_FINGERPRINT_NONE);
	}
}

/* Orders that are not about everything have overtaken the request. It keeps to its own realpath cache, so that it does not mix
 * releases: by its names OPcache might know newer ones. */
static zend_op_array *compile_overtaken(zend_file_handle *file, int type)
{
	zend_op_array *op_array;
	zend_string *real;

	/* Of a file that is not open yet nothing can be hidden: it is of an include that was given up. */
	if (file->type == ZEND_HANDLE_FILENAME) {
		forget_hidden();
	} else {
		show_hidden(file);
	}
	if (opcflush_primary_is(file)) {
		OPCFLUSH_G(primary_pending) = false;
	}
	real = inner_next_resolve(path_of(file));
	if (real && !file->in_list && opcflush_concern_leaves(real)) {
		op_array = compile_by_real_path(file, type, real);
		return OPCFLUSH_G(again) || OPCFLUSH_G(unsettled) ? settle(op_array) : op_array;
	}
	if (real) {
		zend_string_release(real);
	}
	return compile_past(file, type);
}

/* The request is detached, or overtaken by an order, or still has its primary script to come, or OPcache may publish without
 * a compile (from its file cache). Holds the mark meanwhile. */
static zend_never_inline ZEND_COLD zend_op_array *compile_with_care(zend_file_handle *file, int type)
{
	zend_file_handle *around = OPCFLUSH_G(careful);
	zend_op_array *op_array;
	zend_string *real;

	if (!file->filename || !opcflush_publish_hold()) {
		return file->filename && opcflush_concern_leaves_some() ? compile_overtaken(file, type) : compile_detached(file, type);
	}
	real = real_path(file);
	if (OPCFLUSH_G(file_cache) && !admit(real ? real : file->opened_path, file->filename)) {
		opcflush_publish_let_go();
		if (real) {
			zend_string_release(real);
		}
		return compile_past(file, type);
	}
	if (!real && file->opened_path) {
		remember_alias(file->filename, file->opened_path);
	}
	if (opcflush_primary_is(file)) {
		OPCFLUSH_G(primary_pending) = false;
	}
	OPCFLUSH_G(careful) = file;
	op_array = real ? compile_by_real_path(file, type, real) : next_compile(file, type);
	OPCFLUSH_G(careful) = around;
	opcflush_publish_let_go();
	expect();
	return OPCFLUSH_G(again) || OPCFLUSH_G(unsettled) ? settle(op_array) : op_array;
}

/* Once in every request for its primary script; else an order has come. */
static zend_never_inline zend_op_array *compile_unexpected(zend_file_handle *file, int type)
{
	if (EXPECTED(file->filename == OPCFLUSH_G(primary_asked)) && file->filename && !file->in_list && is_undisturbed()) {
		return compile_primary(file, type);
	}
	catch_up();
	return compile_with_care(file, type);
}

static zend_op_array *compile(zend_file_handle *file, int type)
{
	zend_op_array *op_array;

	if (UNEXPECTED(opcflush_exchange_look() != OPCFLUSH_G(expected))) {
		return compile_unexpected(file, type);
	}
	op_array = next_compile(file, type);
	if (UNEXPECTED(OPCFLUSH_G(unsettled))) {
		return settle(op_array);
	}
	return op_array;
}

static bool is_including(zend_execute_data *frame)
{
	return frame->func && ZEND_USER_CODE(frame->func->common.type) && frame->opline->opcode == ZEND_INCLUDE_OR_EVAL;
}

/* When OPcache asks with a key in mind that it is going to add; the condition is its own (persistent_zend_resolve_path()). */
static bool is_for_key(void)
{
	zend_execute_data *frame = EG(current_execute_data);

	return !frame || (is_including(frame)
		&& (frame->opline->extended_value == ZEND_INCLUDE_ONCE || frame->opline->extended_value == ZEND_REQUIRE_ONCE));
}

/* Not highlight_file() and the like, which open files by the same hook. */
static bool is_for_compile(void)
{
	return OPCFLUSH_G(holding) || !EG(current_execute_data) || is_including(EG(current_execute_data));
}

/* OPcache forgets the script that it has found for the last include_once, and would take for the next one's at the same place. */
static void clear_opcaches_mind(void)
{
	zend_string *nothing = zend_string_init(ZEND_STRL("php://memory"), 0), *found;

	OPCFLUSH_G(clearing) = true;
	found = next_resolve(nothing);
	OPCFLUSH_G(clearing) = false;
	if (found) {
		zend_string_release(found);
	}
	zend_string_release(nothing);
}

/* As compile_overtaken() does. */
static zend_string *resolve_overtaken(zend_string *name)
{
	zend_string *real = inner_next_resolve(name), *found;

	if (real && opcflush_concern_leaves(real)) {
		found = next_resolve(real);
		zend_string_release(real);
		return found;
	}
	clear_opcaches_mind();
	return real;
}

/* The primary script is resolved before anything runs: OPcache is asked for its real path. */
static zend_never_inline ZEND_COLD zend_string *resolve_with_care(zend_string *name)
{
	zend_string *real = NULL, *found = NULL;

	if (!opcflush_publish_hold()) {
		if (opcflush_concern_leaves_some()) {
			return resolve_overtaken(name);
		}
		opcflush_publish_detach();
		return next_resolve(name);
	}
	if (OPCFLUSH_G(trusting) && opcflush_primary_is_name(name) && is_absolute_name(name)) {
		real = opcflush_primary_real(name, inner_next_resolve);
	} else if (is_path_wanted() && is_for_key()) {
		real = inner_next_resolve(name);
	}
	if (real) {
		found = next_resolve(real);
		zend_string_release(real);
	}
	if (real && !found) {
		/* What it led to is gone, and no order has come: OPcache finds its own way. */
		opcflush_primary_forget();
	}
	if (!found) {
		found = next_resolve(name);
	}
	opcflush_publish_let_go();
	return found;
}

static zend_never_inline zend_string *resolve_unexpected(zend_string *name)
{
	zend_string *found;

	if (EXPECTED(opcflush_primary_is_last(name)) && is_undisturbed() && EXPECTED(found = next_resolve(OPCFLUSH_G(primary_real)))) {
		opcflush_primary_asked(name);
		return found;
	}
	catch_up();
	return resolve_with_care(name);
}

static zend_string *resolve(zend_string *name)
{
	if (UNEXPECTED(opcflush_exchange_look() != OPCFLUSH_G(expected))) {
		return resolve_unexpected(name);
	}
	return next_resolve(name);
}

/* Remembers an alias before OPcache adds it. True when it may: the request is still at the newest order, so whoever carries out
 * a later one, or publishes the script after it, finds the alias in the index (A2, P2); or the mark is held. */
static bool may_add_alias(zend_string *name, zend_string *real)
{
	remember_alias(name, real);
	OPCFLUSH_PAUSE("resolve");
	/* Between the store of the alias and the load of the generation: pairs with opcflush_order_raise() as the mark does. */
	atomic_thread_fence(memory_order_seq_cst);
	return OPCFLUSH_G(holding) || opcflush_newest() == OPCFLUSH_G(reached);
}

/* OPcache does not know the name. Where it must not learn it, it is told that the name leads nowhere; the engine opens the
 * file by its name all the same, and OPcache is off from here on. */
static zend_string *inner_resolve(zend_string *name)
{
	zend_string *real;

	if (OPCFLUSH_G(invalidating)) {
		return zend_string_copy(name);
	}
	if (OPCFLUSH_G(clearing)) {
		return NULL;
	}
	real = inner_next_resolve(name);
	if (!real || !opcflush_here.scripts || OPCFLUSH_G(detached) || !is_for_key() || zend_string_equals(name, real)) {
		return real;
	}
	if (!may_add_alias(name, real) && EG(current_execute_data)) {
		if (is_overtaken_by_all()) {
			opcflush_publish_detach();
		}
		zend_string_release(real);
		return NULL;
	}
	return real;
}

/* OPcache does not know the name. Where it must not learn it, it is not told what was opened: it goes on to compile, and
 * inner_compile() ends that. */
static zend_result inner_open(zend_file_handle *file)
{
	zend_string *name = file->filename;
	bool watched = name && opcflush_here.scripts && !OPCFLUSH_G(detached) && OPCFLUSH_G(past) != file && !is_uncacheable(name) && is_for_compile();
	bool by_real_path = watched && OPCFLUSH_G(trusting) && opcflush_primary_is(file); /* our outer hook sees to that */
	zend_result result;

	if (!watched) {
		return inner_next_open(file);
	}
	OPCFLUSH_G(opening)++;
	result = inner_next_open(file);
	OPCFLUSH_G(opening)--;
	if (result == SUCCESS && !by_real_path && file->opened_path
		&& !zend_string_equals(name, file->opened_path) && !may_add_alias(name, file->opened_path)) {
		forget_hidden();
		OPCFLUSH_G(hidden) = file->opened_path;
		OPCFLUSH_G(hidden_of) = file;
		file->opened_path = NULL;
	}
	return result;
}

/* Lifts the mark that compile_with_care() holds for this very file, as nothing is published. */
static zend_op_array *compile_uncacheable(zend_file_handle *file, int type)
{
	bool lifted = OPCFLUSH_G(holding) == 1 && OPCFLUSH_G(careful) == file && !OPCFLUSH_G(published_count);
	zend_op_array *op_array;

	if (lifted) {
		OPCFLUSH_G(holding) = 0;
		opcflush_publish_settle();
	}
	op_array = inner_next_compile(file, type);
	if (lifted) {
		OPCFLUSH_G(holding) = 1;
	}
	return op_array;
}

/* Under a mark of ours: whether OPcache may publish the script. */
static bool may_publish(zend_file_handle *file)
{
	bool marked = opcflush_slot_is_marked(OPCFLUSH_G(slot));

	if (OPCFLUSH_G(hidden) || (!marked && !opcflush_publish_protect())) {
		return false;
	}
	if (opcflush_publish_allows(path_of(file))) {
		return true;
	}
	if (!marked) {
		opcflush_slot_unmark(OPCFLUSH_G(slot));
	}
	return false;
}

/* OPcache publishes nothing of a compile that ends in a bailout; nor is anything held up by what comes after it, such as
 * shutdown functions. Somebody who swallows the bailout goes on, and settles. */
static void settle_bailout(void)
{
	if (!OPCFLUSH_G(swallowing)) {
		OPCFLUSH_G(holding) = 0;
		opcflush_publish_settle();
	}
}

static zend_op_array *compile_and_note(zend_file_handle *file, int type)
{
	uint64_t fingerprint = opcflush_source_fingerprint(file);
	zend_op_array *volatile op_array = NULL;
	volatile bool bailed_out = true;

	opcflush_publish_announce(path_of(file));
	OPCFLUSH_G(holding)++;
	zend_try {
		op_array = inner_next_compile(file, type);
		bailed_out = false;
	} zend_end_try();
	if (UNEXPECTED(bailed_out)) {
		settle_bailout();
		zend_bailout();
	}
	if (op_array) {
		opcflush_publish_note(path_of(file), fingerprint);
	}
	OPCFLUSH_G(holding)--;
	return op_array;
}

/* A name that once led elsewhere stays OPcache's key of what it led to, and OPcache would compile at each include what it has
 * under the real path by now. */
static bool is_cached_by_real_path(zend_file_handle *file)
{
	/* Not of relative names: to be asked, OPcache would make a key in the buffer where it has theirs in mind. */
	return file->opened_path && !file->in_list && !OPCFLUSH_G(swallowing) && is_absolute_name(file->filename)
		&& !zend_string_equals(file->filename, file->opened_path) && opcflush_opcache_is_cached(file->opened_path);
}

static zend_op_array *decline(zend_file_handle *file, int type, bool cached)
{
	OPCFLUSH_G(again) = file;
	OPCFLUSH_G(again_type) = type;
	OPCFLUSH_G(again_cached) = cached;
	OPCFLUSH_G(unsettled) = true;
	return NULL;
}

/* P2, from inside: OPcache does not have the script, and publishes it after this; unless it is told that there is none. Also
 * where the request was detached in the middle of an include that OPcache had begun. */
static zend_op_array *inner_compile(zend_file_handle *file, int type)
{
	zend_op_array *op_array;

	if (!opcflush_here.scripts || !file->filename || OPCFLUSH_G(past) == file || OPCFLUSH_G(past) == &whatever) {
		return inner_next_compile(file, type);
	}
	if (is_uncacheable(file->filename)) {
		return compile_uncacheable(file, type);
	}
	if (!OPCFLUSH_G(detached) && is_cached_by_real_path(file)) {
		return decline(file, type, true);
	}
	if (OPCFLUSH_G(detached) || !may_publish(file)) {
		return decline(file, type, false);
	}
	OPCFLUSH_PAUSE("compile");
	op_array = compile_and_note(file, type);
	OPCFLUSH_PAUSE("compiled");
	return op_array;
}

static bool admit_argument(zend_execute_data *execute_data)
{
	zval *name = ZEND_NUM_ARGS() ? ZEND_CALL_ARG(execute_data, 1) : NULL;
	zend_string *real;
	bool admitted;

	if (!OPCFLUSH_G(file_cache) || !name || Z_TYPE_P(name) != IS_STRING) {
		return true;
	}
	real = inner_next_resolve(Z_STR_P(name));
	admitted = admit(real, Z_STR_P(name));
	if (real) {
		zend_string_release(real);
	}
	return admitted;
}

/* Compiles, and caches nothing. */
static void compile_file_detached(zif_handler handler, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_file_handle *around = OPCFLUSH_G(past);
	volatile bool bailed_out = true;

	opcflush_publish_detach();
	OPCFLUSH_G(past) = &whatever;
	zend_try {
		handler(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		bailed_out = false;
	} zend_end_try();
	OPCFLUSH_G(past) = around;
	if (UNEXPECTED(bailed_out)) {
		zend_bailout();
	}
}

/* opcache_compile_file() goes past every outer hook to OPcache's compile, and swallows the bailout of a compile that fails. */
static void around_compile_file(zif_handler handler, INTERNAL_FUNCTION_PARAMETERS)
{
	uint32_t holding, opening;
	bool held = opcflush_publish_hold(), admitted = held && admit_argument(execute_data);

	if (admitted) {
		holding = OPCFLUSH_G(holding);
		opening = OPCFLUSH_G(opening);
		OPCFLUSH_G(swallowing)++;
		handler(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		OPCFLUSH_G(swallowing)--;
		OPCFLUSH_G(holding) = holding;
		OPCFLUSH_G(opening) = opening;
		admitted = !OPCFLUSH_G(again);
		OPCFLUSH_G(again) = NULL;
	}
	if (held) {
		opcflush_publish_let_go();
	}
	if (!admitted && !EG(exception)) {
		compile_file_detached(handler, INTERNAL_FUNCTION_PARAM_PASSTHRU);
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
	if (UNEXPECTED(opcflush_file_cache_is_changed())) {
		opcflush_file_cache_look();
	}
	OPCFLUSH_G(primary_pending) = primary_pending;
	OPCFLUSH_G(opening) = 0;
	OPCFLUSH_G(swallowing) = 0;
	OPCFLUSH_G(careful) = NULL;
	OPCFLUSH_G(past) = NULL;
	expect();
}

void opcflush_include_settle_end(void)
{
	opcflush_primary_forget_asked();
	forget_hidden();
	OPCFLUSH_G(again) = NULL;
	opcflush_publish_end();
}

bool opcflush_include_may_adopt(void)
{
	return !OPCFLUSH_G(detached) && !opcflush_primary_is_to_come() && !OPCFLUSH_G(opening) && !OPCFLUSH_G(holding)
		&& !OPCFLUSH_G(unsettled);
}
