/* SPDX-License-Identifier: BSD-3-Clause
 * Manifests. Run by scripts that give an order. */
#include "manifest.h"
#include "compat.h"
#include "real_path.h"
#include "core/list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

/* What Windows has not got, or has for itself alone. */
#ifdef PHP_WIN32
# define OPEN_FLAGS (O_RDONLY | O_BINARY)
# undef S_ISFIFO
# undef S_ISSOCK
# define S_ISFIFO(mode) 0
# define S_ISSOCK(mode) 0
#else
# define OPEN_FLAGS (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
#endif

#define SHOWN_FAULTS 3
#define LONGEST_QUOTE 40
#define LONGEST_NAME 255
#define MEMORISED 16

typedef struct {
	char *bytes;
	size_t size;
	size_t used;
} sentence;

typedef struct {
	char *bytes;
	size_t length;
	bool has_nuls;
	const char *base; /* "" where there is none */
} manifest;

typedef struct {
	const char *text;
	size_t length;
	size_t number; /* of the line, from 1 */
	const char *next;
} item;

typedef enum {
	GOOD,
	EMPTY,
	NOT_ABSOLUTE,
	GOES_UP,
	QUOTED,
	RETURN,
	TOO_LONG
} verdict;

typedef struct {
	size_t length;
	char bytes[OPCFLUSH_MANIFEST_PATH_LENGTH + 1];
} plain_path;

/* Folders, and what they resolve to. */
typedef struct {
	struct {
		char name[OPCFLUSH_MANIFEST_PATH_LENGTH + 1];
		char real[MAXPATHLEN + OPCFLUSH_MANIFEST_PATH_LENGTH + 1];
	} folder[MEMORISED];
} memory;

/* What does not fit is left out. */
ZEND_ATTRIBUTE_FORMAT(printf, 2, 3) static void say(sentence *to, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(to->bytes + to->used, to->size - to->used, format, arguments);
	va_end(arguments);
	if (length > 0) {
		to->used = MIN(to->used + (size_t)length, to->size - 1);
	}
}

static void say_bytes(sentence *to, const char *text, size_t length, size_t longest)
{
	for (size_t i = 0; i < length && i < longest; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < ' ' || c > '~') {
			say(to, "\\x%02x", c);
		} else {
			say(to, c == '"' || c == '\\' ? "\\%c" : "%c", c);
		}
	}
	if (length > longest) {
		say(to, "...");
	}
}

static void begin(sentence *to, const char *file)
{
	say(to, "manifest ");
	say_bytes(to, file, strlen(file), LONGEST_NAME);
	say(to, ": ");
}

static const char *kind_name(mode_t mode)
{
	return S_ISDIR(mode) ? "a directory" : S_ISFIFO(mode) ? "a pipe" : S_ISSOCK(mode) ? "a socket" : "a device";
}

static bool is_acceptable(const zend_stat_t *found, sentence *complaint)
{
	if (!S_ISREG(found->st_mode)) {
		say(complaint, "is %s, and a regular file is expected", kind_name(found->st_mode));
	} else if (found->st_size > OPCFLUSH_MANIFEST_SIZE) {
		say(complaint, "has %lld bytes, and at most %d are accepted", (long long)found->st_size, OPCFLUSH_MANIFEST_SIZE);
	} else {
		return true;
	}
	return false;
}

/* Looked at before it is opened, because to open a device may do something. */
static bool look(const char *file, zend_stat_t *found, sentence *complaint)
{
	if (php_check_open_basedir_ex(file, 0)) {
		say(complaint, "is outside open_basedir (%s)", PG(open_basedir));
		return false;
	}
	if (zend_stat(file, found)) {
		say(complaint, "cannot be opened: %s", strerror(errno));
		return false;
	}
	return is_acceptable(found, complaint);
}

static ssize_t read_up_to(int file, char *bytes, size_t size)
{
	size_t length = 0;

	while (length < size) {
		ssize_t more = read(file, bytes + length, size - length);

		if (more == 0) {
			break;
		}
		if (more > 0) {
			length += (size_t)more;
		} else if (errno != EINTR) {
			return -1;
		}
	}
	return (ssize_t)length;
}

/* Allocates nothing: a memory limit would leave the file open. `expected` and one byte more have room. */
static bool fill(manifest *to, const char *path, size_t expected, sentence *complaint)
{
	int file = OPCFLUSH_COMPAT_OPEN(path, OPEN_FLAGS);
	zend_stat_t found;
	ssize_t length = -1;

	if (file < 0) {
		say(complaint, "cannot be opened: %s", strerror(errno));
		return false;
	}
	if (zend_fstat(file, &found)) {
		say(complaint, "cannot be read: %s", strerror(errno));
	} else if (is_acceptable(&found, complaint)) {
		length = read_up_to(file, to->bytes, expected + 1);
		if (length < 0) {
			say(complaint, "cannot be read: %s", strerror(errno));
		} else if ((size_t)length > expected) {
			say(complaint, "has grown while it was read, and one that is complete is expected");
			length = -1;
		}
	}
	close(file);
	to->length = length < 0 ? 0 : (size_t)length;
	return length >= 0;
}

static item first(const manifest *of)
{
	return (item){.next = of->bytes};
}

static bool step(const manifest *of, item *to)
{
	const char *limit = of->bytes + of->length, *end;

	if (to->next >= limit) {
		return false;
	}
	to->text = to->next;
	end = memchr(to->text, of->has_nuls ? '\0' : '\n', (size_t)(limit - to->text));
	to->length = (size_t)((end ? end : limit) - to->text);
	to->next = to->text + to->length + 1;
	to->number++;
	return true;
}

/* What a path begins with on Windows. */
static bool is_drive(const plain_path *to, const char *text, size_t length)
{
#ifdef PHP_WIN32
	return to->length == 0 && length == 2 && text[1] == ':';
#else
	return false;
#endif
}

/* Adds the components of a path, each with a slash before it. `is_folder` says of the last one whether it is there to be a folder. */
static bool add_components(plain_path *to, const char *text, size_t length, bool *is_folder)
{
	const char *limit = text + length;

	while (text < limit) {
		const char *slash = memchr(text, '/', (size_t)(limit - text));
		size_t part = (size_t)((slash ? slash : limit) - text);
		bool is_dot = part == 1 && *text == '.';

		if (part == 2 && !memcmp(text, "..", 2)) {
			return false;
		}
		if (part > 0 && !is_dot) {
			if (!is_drive(to, text, part)) {
				to->bytes[to->length++] = '/';
			}
			memcpy(to->bytes + to->length, text, part);
			to->length += part;
		}
		*is_folder = slash || is_dot;
		text += part + 1;
	}
	return true;
}

/* The absolute path, without "." and double slashes: no longer than what it is made of. */
static bool make_plain(plain_path *to, const char *base, const char *text, size_t length)
{
	bool is_folder = true;

	to->length = 0;
	if (!add_components(to, base, strlen(base), &is_folder) || !add_components(to, text, length, &is_folder)) {
		return false;
	}
	if (is_folder) {
		to->bytes[to->length++] = '/';
	}
	return true;
}

static verdict judge(const manifest *of, const item *line, plain_path *path)
{
	bool is_absolute = IS_ABSOLUTE_PATH(line->text, line->length);
	const char *base = is_absolute ? "" : of->base;
	size_t length = strlen(base) + !is_absolute + line->length;

	if (line->length == 0) {
		return EMPTY;
	}
	if (!of->has_nuls && line->text[0] == '"') {
		return QUOTED;
	}
	if (!of->has_nuls && line->text[line->length - 1] == '\r') {
		return RETURN;
	}
	if (!is_absolute && !*base) {
		return NOT_ABSOLUTE;
	}
	if (length > OPCFLUSH_MANIFEST_PATH_LENGTH) {
		return TOO_LONG;
	}
	return make_plain(path, base, line->text, line->length) ? GOOD : GOES_UP;
}

static void say_fault(sentence *to, const manifest *of, const item *line, verdict fault)
{
	static const char *found[] = {
		[NOT_ABSOLUTE] = "is relative",
		[GOES_UP] = "has a \"..\"",
		[QUOTED] = "begins with a quote",
		[RETURN] = "ends in a carriage return",
		[TOO_LONG] = "is too long",
	};
	static const char *expected[] = {
		[NOT_ABSOLUTE] = "an absolute path, or a base (--base), is expected",
		[GOES_UP] = "a path without is expected",
		[QUOTED] = "a plain path is expected (git quotes none with -z)",
		[RETURN] = "a line feed alone, or a NUL, is expected there",
	};

	say(to, "%s %zu %s (\"", of->has_nuls ? "path" : "line", line->number, found[fault]);
	say_bytes(to, line->text, line->length, LONGEST_QUOTE);
	if (fault == TOO_LONG) {
		say(to, "\"), and at most %d bytes, its base included, are accepted", OPCFLUSH_MANIFEST_PATH_LENGTH);
	} else {
		say(to, "\"), and %s", expected[fault]);
	}
}

/* Before anything is added. */
static bool is_good(const manifest *all, size_t *count, sentence *complaint)
{
	plain_path path;
	size_t faults = 0;

	*count = 0;
	for (item line = first(all); step(all, &line);) {
		verdict fault = judge(all, &line, &path);

		*count += fault != EMPTY;
		if (fault != GOOD && fault != EMPTY && faults++ < SHOWN_FAULTS) {
			if (faults > 1) {
				say(complaint, "; ");
			}
			say_fault(complaint, all, &line, fault);
		}
	}
	if (faults > SHOWN_FAULTS) {
		say(complaint, "; and %zu more", faults - SHOWN_FAULTS);
	} else if (faults == 0 && *count > OPCFLUSH_MANIFEST_PATHS) {
		say(complaint, "has %zu paths, and at most %d are accepted", *count, OPCFLUSH_MANIFEST_PATHS);
	}
	return faults == 0 && *count <= OPCFLUSH_MANIFEST_PATHS;
}

/* Without a slash at the end, as `name` is; good until the next one is asked for. */
static const char *resolve(memory *memorised, const char *name, size_t length)
{
	size_t at = opcflush_list_hash(name, length) % MEMORISED;

	if (strcmp(memorised->folder[at].name, name)) {
		memcpy(memorised->folder[at].name, name, length + 1);
		if (!opcflush_real_path_of_any(name, memorised->folder[at].real, sizeof(memorised->folder[at].real))) {
			memcpy(memorised->folder[at].real, name, length + 1);
		}
	}
	return memorised->folder[at].real;
}

static void add(opcflush_paths *paths, const char *path, size_t length)
{
	paths->hash[paths->count++] = opcflush_list_hash(path, length);
}

static void add_resolved(opcflush_paths *paths, memory *memorised, const plain_path *path)
{
	char folder[OPCFLUSH_MANIFEST_PATH_LENGTH + 1], whole[MAXPATHLEN + 2 * OPCFLUSH_MANIFEST_PATH_LENGTH + 1];
	const char *real;
	size_t length = path->length, before;

	do {
		length--;
	} while (path->bytes[length] != '/');
	memcpy(folder, path->bytes, length);
	folder[length] = '\0';
	real = length > 0 ? resolve(memorised, folder, length) : folder;
	if (!strcmp(real, folder)) {
		return;
	}
	before = strlen(real);
	memcpy(whole, real, before);
	memcpy(whole + before, path->bytes + length, path->length - length);
	add(paths, whole, before + path->length - length);
}

static void add_all(opcflush_paths *paths, const manifest *all)
{
	memory *memorised = emalloc(sizeof(*memorised));
	plain_path path;

	for (size_t i = 0; i < MEMORISED; i++) {
		memorised->folder[i].name[0] = '\0';
	}
	for (item line = first(all); step(all, &line);) {
		if (judge(all, &line, &path) == GOOD) {
			add(paths, path.bytes, path.length);
			add_resolved(paths, memorised, &path);
		}
	}
	efree(memorised);
}

static bool take(opcflush_paths *paths, const manifest *all, sentence *complaint)
{
	size_t before = paths->count, count;

	if (!is_good(all, &count, complaint)) {
		return false;
	}
	if (count == 0) {
		return true;
	}
	paths->hash = safe_erealloc(paths->hash, before + 2 * count, sizeof(*paths->hash), 0);
	add_all(paths, all);
	if (paths->count > OPCFLUSH_LIST_MAX) {
		say(complaint, "makes %zu paths with the manifests before it, those through links counted twice, and at most %d are accepted",
			paths->count, OPCFLUSH_LIST_MAX);
		paths->count = before;
		return false;
	}
	return true;
}

static bool is_base_good(const char *base, sentence *complaint)
{
	plain_path path = {0};
	bool is_folder, is_absolute = IS_ABSOLUTE_PATH(base, strlen(base)), is_short = strlen(base) <= OPCFLUSH_MANIFEST_PATH_LENGTH;

	if (is_absolute && is_short && add_components(&path, base, strlen(base), &is_folder)) {
		return true;
	}
	say(complaint, "base \"");
	say_bytes(complaint, base, strlen(base), LONGEST_NAME);
	say(complaint, "\" %s", !is_absolute ? "is relative, and an absolute folder is expected"
		: is_short ? "has a \"..\", and a folder without is expected" : "is too long");
	return false;
}

bool opcflush_manifest_read(opcflush_paths *paths, const char *file, const char *base, char *complaint, size_t size)
{
	sentence to = {.bytes = complaint, .size = size};
	manifest all = {.base = base ? base : ""};
	zend_stat_t found;
	bool done;

	if (base && !is_base_good(base, &to)) {
		return false;
	}
	begin(&to, file);
	if (!look(file, &found, &to)) {
		return false;
	}
	all.bytes = emalloc((size_t)found.st_size + 1);
	done = fill(&all, file, (size_t)found.st_size, &to);
	if (done) {
		all.has_nuls = memchr(all.bytes, '\0', all.length);
		done = take(paths, &all, &to);
	}
	efree(all.bytes);
	if (done) {
		*complaint = '\0';
	}
	return done;
}

void opcflush_paths_free(opcflush_paths *paths)
{
	if (paths->hash) {
		efree(paths->hash);
	}
	*paths = (opcflush_paths){0};
}
