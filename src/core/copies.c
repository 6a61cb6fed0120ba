/* SPDX-License-Identifier: BSD-3-Clause
 * Copies in OPcache's file cache. Runs in the worker that carries an order out, which may be root's where the cache is another
 * user's: so whatever stands there is taken for planted. */
#include "copies.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUFFIX ".bin"
#define SUFFIX_LENGTH (sizeof(SUFFIX) - 1)

/* To pass through a folder takes no right to list it. */
#ifdef O_PATH
#define OPEN_TO_PASS (O_PATH | O_DIRECTORY | O_CLOEXEC)
#else
#define OPEN_TO_PASS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)
#endif

typedef struct {
	opcflush_copy_judge *judge;
	void *context;
	opcflush_copies_result *result;
	dev_t device;
	size_t length;
	char path[PATH_MAX]; /* of the script or its folder, as OPcache knows it */
} walk;

static void walk_through(walk *at, int file, unsigned depth);

static void fail(walk *at, int error)
{
	if (at->result->failed++ == 0) {
		at->result->error = error;
	}
}

static void fail_unless_gone(walk *at, int error)
{
	if (error != ENOENT) {
		fail(at, error);
	}
}

static bool is_copy(const char *name, mode_t mode)
{
	size_t length = strlen(name);

	return (S_ISREG(mode) || S_ISLNK(mode)) && length > SUFFIX_LENGTH && !strcmp(name + length - SUFFIX_LENGTH, SUFFIX);
}

static void remove_copy(walk *at, int folder, const char *name)
{
	size_t length = at->length - SUFFIX_LENGTH;

	at->path[length] = '\0';
	if (at->judge && !at->judge(at->context, at->path, length)) {
		at->result->kept++;
	} else if (!unlinkat(folder, name, 0)) {
		at->result->removed++;
	} else {
		fail_unless_gone(at, errno);
	}
}

static void enter(walk *at, int parent, const char *name, unsigned depth)
{
	struct stat found;
	int file;

	if (depth > OPCFLUSH_COPIES_DEPTH) {
		fail(at, ELOOP);
		return;
	}
	file = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_DIRECTORY | O_CLOEXEC);
	if (file < 0) {
		fail_unless_gone(at, errno);
		return;
	}
	if (fstat(file, &found) || found.st_dev != at->device) {
		fail(at, EXDEV);
		close(file);
		return;
	}
	walk_through(at, file, depth);
}

static bool push(walk *at, const char *name)
{
	size_t room = sizeof(at->path) - at->length;
	int length = snprintf(at->path + at->length, room, "/%s", name);

	if (length < 0 || (size_t)length >= room) {
		return false;
	}
	at->length += (size_t)length;
	return true;
}

static void look_at(walk *at, int folder, const char *name, unsigned depth)
{
	size_t length = at->length;
	struct stat found;

	if (fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW)) {
		fail_unless_gone(at, errno);
	} else if (!push(at, name)) {
		fail(at, ENAMETOOLONG);
	} else if (S_ISDIR(found.st_mode)) {
		enter(at, folder, name, depth + 1);
	} else if (is_copy(name, found.st_mode)) {
		remove_copy(at, folder, name);
	} else if (S_ISLNK(found.st_mode)) {
		fail(at, ELOOP);
	}
	at->length = length;
}

static bool is_dots(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

/* One descriptor for each folder on the way down, and never "..": a folder that is moved meanwhile leads nowhere else. */
static void walk_through(walk *at, int file, unsigned depth)
{
	DIR *folder = fdopendir(file);
	const struct dirent *entry;

	if (!folder) {
		fail(at, errno);
		close(file);
		return;
	}
	while (errno = 0, (entry = readdir(folder))) {
		if (!is_dots(entry->d_name)) {
			look_at(at, file, entry->d_name, depth);
		}
	}
	if (errno) {
		fail_unless_gone(at, errno);
	}
	closedir(folder);
}

/* The folder whose name is BUILD and the scheme's; `prefix` is what paths in it begin with. */
static void walk_build(walk *at, int cache, const char *build, const char *scheme, const char *prefix)
{
	char name[NAME_MAX + 1];

	if ((size_t)snprintf(name, sizeof(name), "%s%s", build, scheme) >= sizeof(name)) {
		fail(at, ENAMETOOLONG);
		return;
	}
	at->length = (size_t)snprintf(at->path, sizeof(at->path), "%s", prefix);
	enter(at, cache, name, 0);
}

void opcflush_copies_remove(const char *folder, const char *build, opcflush_copy_judge *judge, void *context,
	opcflush_copies_result *result)
{
	walk at = {.judge = judge, .context = context, .result = result};
	int cache = open(folder, OPEN_TO_PASS);
	struct stat found;

	*result = (opcflush_copies_result){0};
	if (cache < 0) {
		fail_unless_gone(&at, errno);
		return;
	}
	if (fstat(cache, &found)) {
		fail(&at, errno);
	} else {
		at.device = found.st_dev;
		walk_build(&at, cache, build, "", "");
		walk_build(&at, cache, build, "phar:", "phar://");
	}
	close(cache);
}

/* One folder down, on the same device; -1: not. Takes `file` over. */
static int pass(walk *at, int file, const char *name)
{
	int next = is_dots(name) ? -1 : openat(file, name, OPEN_TO_PASS | O_NOFOLLOW);
	struct stat found;

	if (next < 0) {
		fail_unless_gone(at, is_dots(name) ? EINVAL : errno);
	} else if (fstat(next, &found) || found.st_dev != at->device) {
		fail(at, EXDEV);
		close(next);
		next = -1;
	}
	close(file);
	return next;
}

/* Goes down by the folders of `path`, which is written to, and removes what the rest of it names. Takes `file` over. */
static void remove_below(walk *at, int file, char *path)
{
	char *name = path, *slash;

	for (; file >= 0 && (slash = strchr(name, '/')); name = slash + 1) {
		*slash = '\0';
		if (*name) {
			file = pass(at, file, name);
		}
	}
	if (file < 0) {
		return;
	}
	if (!unlinkat(file, name, 0)) {
		at->result->removed++;
	} else {
		fail_unless_gone(at, errno);
	}
	close(file);
}

void opcflush_copies_remove_one(const char *folder, const char *build, const char *path, opcflush_copies_result *result)
{
	walk at = {.result = result};
	int cache = open(folder, OPEN_TO_PASS);
	char below[PATH_MAX];
	struct stat found;

	*result = (opcflush_copies_result){0};
	if (cache < 0) {
		fail_unless_gone(&at, errno);
		return;
	}
	at.device = fstat(cache, &found) ? 0 : found.st_dev;
	if ((size_t)snprintf(below, sizeof(below), "%s%s" SUFFIX, build, path) >= sizeof(below)) {
		fail(&at, ENAMETOOLONG);
		close(cache);
	} else {
		remove_below(&at, cache, below);
	}
}
