/* SPDX-License-Identifier: BSD-3-Clause
 * Names that are not the real path of the script that they lead to. Runs in every worker. */
#include "alias.h"
#include "compat.h"
#include "process.h"
#include "real_path.h"

#include <ctype.h>
#include <errno.h>

typedef struct {
	char bytes[OPCFLUSH_ALIAS_SIZE];
	size_t used;
	bool overflow;
} path_list;

/* Adds the path of up to three parts with slashes between. */
static void list_add(path_list *list, const char *part[], const size_t length[], int parts)
{
	for (int i = 0; i < parts; i++) {
		if (list->used + length[i] + 2 > sizeof(list->bytes)) {
			list->overflow = true;
			return;
		}
		memcpy(list->bytes + list->used, part[i], length[i]);
		list->used += length[i];
		list->bytes[list->used++] = i + 1 < parts ? '/' : '\0';
	}
}

static bool is_absolute(const char *path, size_t length)
{
	return IS_ABSOLUTE_PATH(path, length);
}

/* In the order in which php_resolve_path() tries them: include_path, then the running script's folder. */
static void list_relative(path_list *list, zend_string *name)
{
	char folder[MAXPATHLEN];
	const char *base = VCWD_GETCWD(folder, sizeof(folder)) ? folder : "/";
	const char *element = PG(include_path) ? PG(include_path) : "";
	zend_string *script = zend_is_executing() ? zend_get_executed_filename_ex() : NULL;

	if (ZSTR_VAL(name)[0] == '.' && (IS_SLASH(ZSTR_VAL(name)[1]) || (ZSTR_VAL(name)[1] == '.' && IS_SLASH(ZSTR_VAL(name)[2])))) {
		list_add(list, (const char *[]){base, ZSTR_VAL(name)}, (size_t[]){strlen(base), ZSTR_LEN(name)}, 2);
		return;
	}
	while (*element) {
		size_t length = strcspn(element, (const char[]){ZEND_PATHS_SEPARATOR, 0});

		if (is_absolute(element, length)) {
			list_add(list, (const char *[]){element, ZSTR_VAL(name)}, (size_t[]){length, ZSTR_LEN(name)}, 2);
		} else {
			list_add(list, (const char *[]){base, element, ZSTR_VAL(name)},
				(size_t[]){strlen(base), length, ZSTR_LEN(name)}, 3);
		}
		element += length + (element[length] == ZEND_PATHS_SEPARATOR);
	}
	if (script) {
		size_t length = ZSTR_LEN(script);

		while (length > 0 && !IS_SLASH(ZSTR_VAL(script)[length - 1])) {
			length--;
		}
		if (length > 0) {
			list_add(list, (const char *[]){ZSTR_VAL(script), ZSTR_VAL(name)}, (size_t[]){length - 1, ZSTR_LEN(name)}, 2);
		}
	}
}

bool opcflush_alias_is_url(const char *name)
{
	const char *end = name;

	while (isalnum((unsigned char)*end) || *end == '+' || *end == '-' || *end == '.') {
		end++;
	}
	return end > name && !strncmp(end, "://", strlen("://"));
}

/* phar:// names are not followed: an empty list is true of nothing, but an alias that the present order has seen is. */
static void list_paths(path_list *list, zend_string *name)
{
	const char *path = ZSTR_VAL(name);
	size_t length = ZSTR_LEN(name);

	list->used = 0;
	list->overflow = false;
	if (!strncasecmp(path, "file://", strlen("file://"))) {
		path += strlen("file://");
		length -= strlen("file://");
	}
	if (is_absolute(path, length)) {
		list_add(list, (const char *[]){path}, (size_t[]){length}, 1);
	} else if (!opcflush_alias_is_url(path)) {
		list_relative(list, name);
	}
}

/* Of this process: a pool may be in a root directory of its own, whatever opcache.validate_root says. Where OPcache tells them
 * apart, it does by the inode. */
static uint64_t root_here(void)
{
	zend_stat_t root;

	if (zend_stat("/", &root)) {
		return 1;
	}
	return opcflush_here.validate_root ? (uint64_t)root.st_ino : (uint64_t)root.st_ino ^ (uint64_t)root.st_dev << 32;
}

void opcflush_alias_remember(zend_string *name, zend_string *real)
{
	opcflush_scripts *scripts = opcflush_here.scripts;
	uint64_t root = root_here();
	path_list list;

	if (zend_string_equals(name, real)) {
		return;
	}
	list_paths(&list, name);
	opcflush_alias_add(scripts, ZSTR_VAL(real), ZSTR_LEN(real), list.bytes,
		list.overflow ? OPCFLUSH_ALIAS_SIZE + 1 : list.used, root, OPCFLUSH_G(reached));
	if (is_absolute(ZSTR_VAL(name), ZSTR_LEN(name))) {
		opcflush_alias_name(scripts, ZSTR_VAL(name), ZSTR_LEN(name), root);
	}
}

/* What this process has no right to look at it must not take for nothing: another pool's user may see something there. */
static opcflush_lead follow(const char *path, const opcflush_script *script)
{
	char real[MAXPATHLEN];

	if (!opcflush_real_path(path, real)) {
		return OPCFLUSH_COMPAT_ACCESS(path, F_OK) && (errno == ENOENT || errno == ENOTDIR) ? OPCFLUSH_LEADS_NOWHERE : OPCFLUSH_LEADS_ELSEWHERE;
	}
	return strlen(real) == script->length && !memcmp(real, script->path, script->length)
		? OPCFLUSH_LEADS_THERE : OPCFLUSH_LEADS_ELSEWHERE;
}

/* What is at the script's path, for follow_to_file(). */
ZEND_TLS const zend_stat_t *file_of_script;

/* Where the name leads to that very file, which has no other name of its own (a hard link), there is no need to resolve it. */
static opcflush_lead follow_to_file(const char *path, const opcflush_script *script)
{
	zend_stat_t found;

	if (!zend_stat(path, &found) && found.st_nlink == 1 && found.st_ino == file_of_script->st_ino && found.st_dev == file_of_script->st_dev) {
		return OPCFLUSH_LEADS_THERE;
	}
	return follow(path, script);
}

/* One that counts from another root directory nobody here can follow. */
static bool is_true(opcflush_script *script, opcflush_alias *alias, uint64_t root, uint64_t generation, opcflush_follow *by)
{
	if (generation && atomic_load(&alias->generation) == generation) {
		return true;
	}
	if (alias->root != root || !opcflush_alias_is_true(script, alias, by)) {
		return false;
	}
	if (generation) {
		atomic_store(&alias->generation, generation);
	}
	return true;
}

bool opcflush_alias_all_true(opcflush_script *script, const zend_stat_t *file, uint64_t generation)
{
	opcflush_scripts *scripts = opcflush_here.scripts;
	opcflush_alias *alias = opcflush_alias_first(scripts, script);
	uint64_t root = alias ? root_here() : 0;

	if (opcflush_scripts_lost(scripts, script->path, script->length)) {
		return false;
	}
	file_of_script = file;
	while (alias && is_true(script, alias, root, generation, follow_to_file)) {
		alias = opcflush_alias_next(scripts, alias);
	}
	return !alias;
}

/* OPcache would store the script of a path that it has as a key already in place of the script that the key leads to
 * (zend_accel_hash_update()): so a name that has become a file of its own stays out. */
bool opcflush_alias_allows(zend_string *path)
{
	opcflush_scripts *scripts = opcflush_here.scripts;
	opcflush_script *script;
	uint64_t generation = OPCFLUSH_G(reached), root, named;

	/* After the load of the generation: pairs with the fence between the store of an alias and that load. */
	atomic_thread_fence(memory_order_seq_cst);
	script = opcflush_scripts_find(scripts, ZSTR_VAL(path), ZSTR_LEN(path));
	if (generation > 1 && opcflush_scripts_lost(scripts, ZSTR_VAL(path), ZSTR_LEN(path))) {
		return false;
	}
	if (!script) {
		return true;
	}
	root = root_here();
	named = atomic_load(&script->named);
	if (named && (!opcflush_here.validate_root || named == root || named == OPCFLUSH_NAMED_ANYWHERE)) {
		return false;
	}
	for (opcflush_alias *alias = opcflush_alias_first(scripts, script); alias; alias = opcflush_alias_next(scripts, alias)) {
		if ((!opcflush_here.validate_root || alias->root == root) && !is_true(script, alias, root, generation, follow)) {
			return false;
		}
	}
	return true;
}
