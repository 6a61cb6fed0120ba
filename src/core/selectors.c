/* SPDX-License-Identifier: BSD-3-Clause
 * Selectors: how they are compiled, matched and resolved. No state but the caller's. */
#include "selectors.h"
#include "glob.h"
#include "reader.h"

#include <stdlib.h>
#include <string.h>

struct opcflush_selectors {
	size_t count;
	opcflush_glob *list; /* NULL: they are only counted */
	opcflush_glob_room room;
};

/* Reads all of a text. */
static bool read_all(const char *text, size_t length, opcflush_selectors *to)
{
	opcflush_scanner scanner = opcflush_scanner_of(text, length, OPCFLUSH_SCAN_SELECTORS);
	opcflush_text_fault fault;
	opcflush_reader r = {.scanner = &scanner, .manifests = true, .fault = &fault, .draft.room = &to->room};
	const char *begin;
	bool failed;

	r.token = opcflush_scan(&scanner);
	while (opcflush_reader_next(&r, &begin, &failed)) {
		if (r.is_manifest) {
			continue;
		}
		if (!opcflush_glob_make(&r.draft, to->list ? &to->list[to->count] : NULL)) {
			return false;
		}
		to->count++;
	}
	return !failed && r.token.kind == OPCFLUSH_TOKEN_END;
}

/* For as many as have been counted. */
static bool allocate(opcflush_selectors *selectors)
{
	selectors->list = malloc((selectors->count + 1) * sizeof(*selectors->list));
	selectors->count = 0;
	return opcflush_glob_room_allocate(&selectors->room) && selectors->list;
}

opcflush_selectors *opcflush_selectors_compile(const char *text, size_t length)
{
	opcflush_selectors counted = {0}, *selectors;

	if (!read_all(text, length, &counted)) {
		return NULL;
	}
	selectors = malloc(sizeof(*selectors));
	if (!selectors) {
		return NULL;
	}
	*selectors = counted;
	if (!allocate(selectors) || !read_all(text, length, selectors)) {
		opcflush_selectors_free(selectors);
		return NULL;
	}
	return selectors;
}

void opcflush_selectors_free(opcflush_selectors *selectors)
{
	if (!selectors) {
		return;
	}
	for (size_t i = 0; i < selectors->count; i++) {
		opcflush_glob_clear(&selectors->list[i]);
	}
	free(selectors->list);
	opcflush_glob_room_free(&selectors->room);
	free(selectors);
}

bool opcflush_selectors_match(const opcflush_selectors *selectors, const char *path, size_t length)
{
	return opcflush_globs_match(selectors->list, selectors->count, path, length);
}

/* Resolving */

typedef struct {
	char *bytes;
	size_t length;
	size_t size;
	bool failed;
} growing;

static void grow_by(growing *text, char byte)
{
	char *larger;

	if (text->length == text->size && !text->failed) {
		larger = realloc(text->bytes, text->size * 2 + 256);
		text->failed = !larger;
		if (larger) {
			text->bytes = larger;
			text->size = text->size * 2 + 256;
		}
	}
	if (!text->failed) {
		text->bytes[text->length++] = byte;
	}
}

static void grow_by_quoted(growing *text, char byte)
{
	if (strchr(" ;\\'\"*?[]{},", byte)) {
		grow_by(text, '\\');
	}
	grow_by(text, byte);
}

/* The literal beginning of a selector: all of it, where no glob is in it, else its folder; "" if there is none but the root or no room
 * for it. And the scanner behind it; behind the "/" of a folder. Returns whether it is all. */
static bool split(opcflush_scanner *scanner, char *beginning, opcflush_scanner *behind)
{
	opcflush_token token = opcflush_scan(scanner);
	size_t used = 0, length = 0;
	bool is_literal_yet = !opcflush_token_is_plain(&token, '@');

	for (; !opcflush_token_is_end(&token); token = opcflush_scan(scanner)) {
		is_literal_yet = is_literal_yet && (opcflush_token_is_literal(&token) || token.kind == OPCFLUSH_TOKEN_QUOTE
			|| token.kind == OPCFLUSH_TOKEN_COMMA) && used < OPCFLUSH_RESOLVED_SIZE - 1;
		if (!is_literal_yet || token.kind == OPCFLUSH_TOKEN_QUOTE) {
			continue;
		}
		beginning[used] = opcflush_token_byte(&token);
		if (beginning[used++] == '/') {
			length = used - 1;
			*behind = *scanner;
		}
	}
	if (is_literal_yet && used > length + 1) {
		beginning[used] = '\0';
		return true;
	}
	beginning[length] = '\0';
	return false;
}

static bool has_controls(const char *path)
{
	while (*path && (unsigned char)*path >= ' ' && *path != 0x7f) {
		path++;
	}
	return *path != '\0';
}

/* The rest of a selector, from amid its quotes maybe: each byte has its own here. */
static void grow_by_rest(growing *text, opcflush_scanner rest)
{
	for (opcflush_token token = opcflush_scan(&rest); !opcflush_token_is_end(&token); token = opcflush_scan(&rest)) {
		if (token.kind == OPCFLUSH_TOKEN_QUOTED || token.kind == OPCFLUSH_TOKEN_STARS) {
			grow_by(text, token.kind == OPCFLUSH_TOKEN_STARS ? '*' : '\\');
		}
		if (token.kind != OPCFLUSH_TOKEN_QUOTE) {
			grow_by(text, opcflush_token_byte(&token));
		}
	}
}

static void grow_by_path(growing *text, const char *path)
{
	if (text->length > 0) {
		grow_by(text, ' ');
	}
	for (; *path; path++) {
		grow_by_quoted(text, *path);
	}
}

static char *finish_text(growing *text)
{
	if (text->length > 0) {
		grow_by(text, '\0');
	}
	if (text->failed) {
		free(text->bytes);
		return NULL;
	}
	return text->bytes;
}

char *opcflush_selectors_resolve(const char *selectors, size_t length, opcflush_resolver *real, bool *failed)
{
	opcflush_scanner scanner = opcflush_scanner_of(selectors, length, OPCFLUSH_SCAN_SELECTORS), behind = scanner;
	char beginning[OPCFLUSH_RESOLVED_SIZE], resolved[OPCFLUSH_RESOLVED_SIZE];
	opcflush_selectors counted = {0};
	growing text = {0};
	char *finished;
	bool is_all;

	*failed = !read_all(selectors, length, &counted);
	if (*failed) {
		return NULL;
	}
	while (scanner.cursor < scanner.limit) {
		is_all = split(&scanner, beginning, &behind);
		if (!*beginning || !real(beginning, resolved) || !strcmp(beginning, resolved) || has_controls(resolved)) {
			continue;
		}
		grow_by_path(&text, resolved);
		if (!is_all) {
			grow_by(&text, '/');
			grow_by_rest(&text, behind);
		}
	}
	finished = finish_text(&text);
	*failed = text.failed;
	return finished;
}
