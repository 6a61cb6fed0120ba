/* SPDX-License-Identifier: BSD-3-Clause
 * Names that are not the real path of the script that they lead to. Runs in every worker. */
#include "alias.h"
#include "process.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

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

	if (ZSTR_VAL(name)[0] == '.' && (ZSTR_VAL(name)[1] == '/' || (ZSTR_VAL(name)[1] == '.' && ZSTR_VAL(name)[2] == '/'))) {
		list_add(list, (const char *[]){base, ZSTR_VAL(name)}, (size_t[]){strlen(base), ZSTR_LEN(name)}, 2);
		return;
	}
	while (*element) {
		size_t length = strcspn(element, ":");

		if (is_absolute(element, length)) {
			list_add(list, (const char *[]){element, ZSTR_VAL(name)}, (size_t[]){length, ZSTR_LEN(name)}, 2);
		} else {
			list_add(list, (const char *[]){base, element, ZSTR_VAL(name)},
				(size_t[]){strlen(base), length, ZSTR_LEN(name)}, 3);
		}
		element += length + (element[length] == ':');
	}
	if (script) {
		size_t length = ZSTR_LEN(script);

		while (length > 0 && ZSTR_VAL(script)[length - 1] != '/') {
			length--;
		}
		if (length > 0) {
			list_add(list, (const char *[]){ZSTR_VAL(script), ZSTR_VAL(name)}, (size_t[]){length - 1, ZSTR_LEN(name)}, 2);
		}
	}
}

/* phar:// names are not followed: an empty list is true of nothing, so their scripts stay out once an order has come. */
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
	} else if (!strstr(path, "://")) {
		list_relative(list, name);
	}
}

void opcflush_alias_remember(zend_string *name, zend_string *real)
{
	path_list list;

	if (zend_string_equals(name, real)) {
		return;
	}
	list_paths(&list, name);
	opcflush_alias_add(opcflush_here.scripts, ZSTR_VAL(real), ZSTR_LEN(real), list.bytes,
		list.overflow ? OPCFLUSH_ALIAS_SIZE + 1 : list.used, opcflush_alias_root());
}

uint64_t opcflush_alias_root(void)
{
	struct stat root;

	return opcflush_here.validate_root && !stat("/", &root) ? (uint64_t)root.st_ino : 0;
}

/* What the applier has no right to look at it must not take for nothing: the pool's own user may see something there. */
static opcflush_lead follow(const char *path, const opcflush_script *script)
{
	char real[MAXPATHLEN];

	if (!tsrm_realpath(path, real)) {
		return access(path, F_OK) && (errno == ENOENT || errno == ENOTDIR) ? OPCFLUSH_LEADS_NOWHERE : OPCFLUSH_LEADS_ELSEWHERE;
	}
	return strlen(real) == script->length && !memcmp(real, script->path, script->length)
		? OPCFLUSH_LEADS_THERE : OPCFLUSH_LEADS_ELSEWHERE;
}

bool opcflush_alias_is_care_needed(void)
{
	opcflush_scripts *scripts = opcflush_here.scripts;

	return atomic_load(&scripts->suspects) || (atomic_load(&scripts->lost) && opcflush_newest() > 1);
}

bool opcflush_alias_forbids(zend_string *real)
{
	opcflush_scripts *scripts = opcflush_here.scripts;
	opcflush_script *script = opcflush_scripts_find(scripts, ZSTR_VAL(real), ZSTR_LEN(real));
	uint64_t root = opcflush_alias_root();

	if (opcflush_scripts_lost(scripts, ZSTR_VAL(real), ZSTR_LEN(real))) {
		return true;
	}
	if (!script) {
		return false;
	}
	for (opcflush_alias *alias = opcflush_alias_first(scripts, script); alias; alias = opcflush_alias_next(scripts, alias)) {
		if (alias->root == root && atomic_load(&alias->suspect) && !opcflush_alias_is_true(script, alias, follow)) {
			return true;
		}
	}
	return false;
}

void opcflush_alias_verify(void)
{
	realpath_cache_clean();
	opcflush_aliases_verify(opcflush_here.scripts, opcflush_alias_root(), follow);
}
