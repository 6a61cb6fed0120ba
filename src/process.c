/* SPDX-License-Identifier: BSD-3-Clause
 * What this process knows of its instance, and its threads' slots in it. */
#include "process.h"
#include "attach.h"
#include "concern.h"
#include "file_cache.h"
#include "opcache.h"
#include "primary.h"

#include "core/exchange.h"
#include "core/fault.h"
#include "core/self.h"

#include "php_ini.h"
#include "SAPI.h"

#include <errno.h>
#ifdef PHP_WIN32
# include "win32/winutil.h"
#else
# include <pthread.h>
#endif

opcflush_process opcflush_here;

#define NAME_SIZE 400

/* The process that has made the instance, and may have forked others that use it: 0 where there is none. */
static int32_t creator;

#ifdef PHP_WIN32

/* Processes are started here, not forked. */
static void watch_forks(void)
{
}

/* Who has OPcache's memory, which on Windows goes by user, SAPI, build and opcache.cache_id, has ours. OPcache has not registered its INI
 * entries yet. */
static const char *shared_name(const char *what, char *name, size_t size)
{
	char *user = php_win32_get_username(), *id = NULL;

	cfg_get_string("opcache.cache_id", &id);
	snprintf(name, size, "opcflush.%s@%s@%s@%s@%s@%s", what, user ? user : "", sapi_module.name, PHP_VERSION, ZEND_MODULE_BUILD_ID, id ? id : "");
	free(user);
	return name;
}

#else

/* Stays, as the library does, when Apache shuts PHP down and starts it again in the same process. */
static bool is_fork_watched;

/* Anybody may fork: a thread that PHP does not know, or the process when PHP has shut down. */
static bool is_known_here(void)
{
#ifdef ZTS
	return opcflush_here.instance && TSRMLS_CACHE;
#else
	return opcflush_here.instance != NULL;
#endif
}

/* A server may have taken SIGBUS for itself since PHP's startup: its workers touch the segment before anything else of ours.
 * And the request that a child is born into: by the time that the child looks, its parent may have ended it. */
static void before_fork(void)
{
	if (!is_known_here()) {
		return;
	}
	opcflush_fault_watch();
	opcflush_presence_inherit(&OPCFLUSH_G(forking), OPCFLUSH_G(presence));
	OPCFLUSH_G(forked_since) = OPCFLUSH_G(slotless) ? 1 : atomic_load(&OPCFLUSH_G(slot)->online);
	if (OPCFLUSH_G(forked_since)) {
		atomic_fetch_add(&opcflush_here.instance->gate.forked, 1);
		errno = 0;
	}
}

/* Nobody says whether there is a child: where the kernel refused it, nothing else has happened since before_fork(). */
static void after_fork_in_parent(void)
{
	if (is_known_here() && OPCFLUSH_G(forked_since) && (errno == EAGAIN || errno == ENOMEM || errno == EPERM || errno == EACCES)) {
		atomic_fetch_add(&opcflush_here.instance->gate.arrived, 1);
	}
}

/* The child is in the request that its parent is in. Whatever the gate is like: it is not closed while its parent is there, and not for
 * long while the child has not arrived. */
static void arrive(void)
{
	opcflush_gate *gate = &opcflush_here.instance->gate;

	if (opcflush_process_take_slot()) {
		atomic_store(&OPCFLUSH_G(slot)->online, OPCFLUSH_G(forked_since));
	} else {
		OPCFLUSH_G(slotless) = true;
		atomic_fetch_add(&gate->slotless, 1);
	}
	atomic_fetch_add(&gate->arrived, 1);
}

/* A forked child owns nothing: the slot and the lock of it are its parent's. What its parent was publishing it goes on to
 * publish as well, so it marks a slot of its own before it does anything else. */
static void after_fork_in_child(void)
{
	bool marked;

	if (!is_known_here()) {
		return;
	}
	marked = opcflush_slot_is_marked(OPCFLUSH_G(slot));
	OPCFLUSH_G(slot) = &OPCFLUSH_G(nobody);
	OPCFLUSH_G(outside) = false;
	OPCFLUSH_G(slotless) = false;
	opcflush_attach_forked();
	if (OPCFLUSH_G(forked_since)) {
		arrive();
	}
	if (!atomic_load(&OPCFLUSH_G(forking).online)) {
		OPCFLUSH_G(synced) = 0;
		return;
	}
	opcflush_process_take_slot();
	opcflush_attach_take_slot();
	opcflush_presence_inherit(OPCFLUSH_G(presence), &OPCFLUSH_G(forking));
	if (marked) {
		opcflush_slot_mark(OPCFLUSH_G(slot));
		opcflush_slot_note(OPCFLUSH_G(slot), OPCFLUSH_SEVERAL);
	}
	OPCFLUSH_G(expected) = OPCFLUSH_NEVER;
}

static void watch_forks(void)
{
	creator = opcflush_here.pid;
	is_fork_watched = is_fork_watched || !pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

static const char *shared_name(const char *what, char *name, size_t size)
{
	return NULL;
}

#endif

void opcflush_process_minit(bool late)
{
	char name[NAME_SIZE];

	opcflush_here.pid = opcflush_self_pid();
	opcflush_here.started = opcflush_clock_of_day();
	opcflush_here.moment = opcflush_moment_now();
	if (!OPCFLUSH_G(ini.enable)) {
		opcflush_here.inert = "opcflush.enable is 0";
	} else if (late) {
		opcflush_here.inert = "loaded after PHP's startup (by dl() or a pool's extension line): load it by php.ini";
		zend_error(E_WARNING, "opcflush: %s", opcflush_here.inert);
	} else if (!(opcflush_here.instance = opcflush_instance_create(shared_name("instance", name, sizeof(name))))) {
		opcflush_here.inert = "no shared memory could be had";
		zend_error(E_CORE_WARNING, "opcflush: %s (%zu bytes)", opcflush_here.inert, sizeof(opcflush_instance));
	} else {
		watch_forks();
	}
}

bool opcflush_process_startup(void)
{
	zend_long files = zend_ini_long(ZEND_STRL("opcache.max_accelerated_files"), 0);
	const char *file_cache = zend_ini_string(ZEND_STRL("opcache.file_cache"), 0);
	char name[NAME_SIZE];

	opcflush_here.validate_root = zend_ini_long(ZEND_STRL("opcache.validate_root"), 0) != 0;
	opcflush_here.file_cache = strdup(file_cache ? file_cache : "");
	opcflush_file_cache_startup();
	opcflush_here.instance->orders.widened = opcflush_opcache_has_traces_that_hold_on();
	opcflush_here.scripts = opcflush_scripts_create(shared_name("scripts", name, sizeof(name)), (size_t)files);
	if (!opcflush_here.scripts) {
		opcflush_here.inert = "no memory for the index of scripts (opcache.max_accelerated_files): orders drop realpath caches only";
		zend_error(E_CORE_WARNING, "opcflush: %s", opcflush_here.inert);
	}
	return opcflush_here.scripts != NULL;
}

void opcflush_process_mshutdown(void)
{
	opcflush_instance *instance = opcflush_here.instance;
	opcflush_scripts *scripts = opcflush_here.scripts;

	opcflush_attach_leave_slot(ZEND_MODULE_GLOBALS_BULK(opcflush));
	opcflush_attach_mshutdown();
	if (instance && OPCFLUSH_G(slot) != &OPCFLUSH_G(nobody)) {
		opcflush_slot_leave(OPCFLUSH_G(slot));
		OPCFLUSH_G(slot) = &OPCFLUSH_G(nobody);
	}
	free(opcflush_here.file_cache);
	memset(&opcflush_here, 0, sizeof(opcflush_here));
	if (scripts) {
		opcflush_scripts_destroy(scripts);
	}
	if (instance && creator == opcflush_self_pid()) {
		creator = 0;
		instance = opcflush_exchange_retire(instance);
	}
	if (instance) {
		opcflush_instance_destroy(instance);
	}
}

uint64_t opcflush_process_root(void)
{
	zend_stat_t root;

	return opcflush_here.validate_root && !zend_stat("/", &root) ? (uint64_t)root.st_ino : 0;
}

bool opcflush_process_take_slot(void)
{
	opcflush_slot *slot;

	if (OPCFLUSH_G(slot) != &OPCFLUSH_G(nobody)) {
		return true;
	}
	slot = opcflush_slot_take(&opcflush_here.instance->slots);
	if (!slot) {
		return false;
	}
	atomic_store(&slot->generation, OPCFLUSH_G(reached));
	OPCFLUSH_G(slot) = slot;
	return true;
}

void opcflush_process_ginit(zend_opcflush_globals *globals)
{
	static double never = OPCFLUSH_OPCACHE_NEVER;

	memset(globals, 0, sizeof(*globals));
	globals->limit = &never;
	globals->slot = &globals->nobody;
	globals->presence = &globals->unseen;
	globals->current = 1; /* nothing has been ordered: a segment that is nothing but zeroes is not taken for that */
}

void opcflush_process_gshutdown(zend_opcflush_globals *globals)
{
	if (opcflush_here.instance && globals->slotless) {
		opcflush_gate_leave_slotless(&opcflush_here.instance->gate);
	}
	if (opcflush_here.instance && globals->slot != &globals->nobody) {
		opcflush_slot_leave(globals->slot);
	}
	opcflush_attach_leave_slot(globals);
	opcflush_primary_gshutdown(globals);
	opcflush_concern_forget(globals);
}
