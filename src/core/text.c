/* SPDX-License-Identifier: BSD-3-Clause
 * The text of an order: its word, and the selectors behind it. No state but the caller's. */
#include "text.h"
#include "reader.h"

#include <string.h>

#define EXPECTED_NO_LONGER "at most 1023 bytes"
_Static_assert(OPCFLUSH_TEXT_SIZE == 1024, "EXPECTED_NO_LONGER says so");

bool opcflush_text_kind(const char *word, size_t length, opcflush_order_kind *kind)
{
	static const opcflush_order_kind kinds[] = {OPCFLUSH_RESET, OPCFLUSH_REALPATH, OPCFLUSH_INVALIDATE, OPCFLUSH_REFRESH, OPCFLUSH_COMPACT};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (opcflush_is_word(word, length, opcflush_order_name(kinds[i]))) {
			*kind = kinds[i];
			return true;
		}
	}
	return false;
}

/* Puts bytes behind a text that is `used` bytes long; false: no room for them and a NUL. */
static bool put(char *text, size_t size, size_t *used, const char *bytes, size_t length)
{
	if (length >= size - *used) {
		return false;
	}
	memcpy(text + *used, bytes, length);
	*used += length;
	text[*used] = '\0';
	return true;
}

static opcflush_text_verdict refuse(opcflush_reader *r, const char *at, const char *expected)
{
	opcflush_reader_refuse(r, at, expected);
	return OPCFLUSH_TEXT_WRONG;
}

/* Leaves NULs where something has been put that is not to stay. */
static opcflush_text_verdict take_back(opcflush_reader *r, char *text, size_t from, size_t to, const char *at)
{
	memset(text + from, 0, to - from);
	opcflush_reader_refuse(r, at, EXPECTED_NO_LONGER);
	return OPCFLUSH_TEXT_TOO_LONG;
}

/* The selectors behind the word of an order. `first` is NULL if there are none. With a `text`, they are appended to it. */
static opcflush_text_verdict read_selectors(opcflush_reader *r, opcflush_order_kind kind, const char **first, char *text, size_t size)
{
	size_t used = text ? strlen(text) : 0, before = used;
	const char *begin;
	bool failed;

	*first = NULL;
	r->token = opcflush_scan(r->scanner);
	if (!opcflush_token_is_end(&r->token)) {
		return refuse(r, r->token.text, "white space");
	}
	if (!opcflush_order_is_selective(kind) && !opcflush_reader_is_at_end(r)) {
		return refuse(r, r->token.text, "nothing more");
	}
	while (opcflush_reader_next(r, &begin, &failed)) {
		*first = *first ? *first : begin;
		if (text && (!put(text, size, &used, " ", 1) || !put(text, size, &used, begin, (size_t)(r->token.text - begin)))) {
			return take_back(r, text, before, used, begin);
		}
	}
	if (failed) {
		return OPCFLUSH_TEXT_WRONG;
	}
	return kind == OPCFLUSH_INVALIDATE && !*first ? refuse(r, r->token.text, "a selector") : OPCFLUSH_TEXT_FINE;
}

opcflush_text_verdict opcflush_text_read(const char *text, size_t length, bool manifests, opcflush_order_kind *kind,
	size_t *selectors, opcflush_text_fault *fault)
{
	opcflush_scanner scanner = opcflush_scanner_of(text, length, OPCFLUSH_SCAN_WORDS);
	opcflush_reader r = {.scanner = &scanner, .manifests = manifests, .fault = fault};
	opcflush_text_verdict verdict;
	const char *first;

	if (length >= OPCFLUSH_TEXT_SIZE) {
		opcflush_reader_refuse(&r, text + OPCFLUSH_TEXT_SIZE - 1, EXPECTED_NO_LONGER);
		return OPCFLUSH_TEXT_TOO_LONG;
	}
	r.token = opcflush_scan(&scanner);
	if (r.token.kind != OPCFLUSH_TOKEN_WORD || !opcflush_text_kind(r.token.text, r.token.length, kind)) {
		return refuse(&r, r.token.text, "reset, realpath, refresh, invalidate or compact");
	}
	scanner.condition = OPCFLUSH_SCAN_SELECTORS;
	verdict = read_selectors(&r, *kind, &first, NULL, 0);
	if (verdict == OPCFLUSH_TEXT_FINE && r.token.kind == OPCFLUSH_TOKEN_SEPARATOR) {
		return refuse(&r, r.token.text, "the end, or quotes around the \";\"");
	}
	*selectors = first ? (size_t)(first - text) : length;
	return verdict;
}

opcflush_text_verdict opcflush_text_scan(opcflush_scanner *scanner, opcflush_order_kind kind, char *text, size_t size,
	opcflush_text_fault *fault)
{
	opcflush_reader r = {.scanner = scanner, .fault = fault};
	opcflush_text_verdict verdict;
	const char *first;

	scanner->condition = OPCFLUSH_SCAN_SELECTORS;
	verdict = read_selectors(&r, kind, &first, text, size);
	while (r.token.kind != OPCFLUSH_TOKEN_END && r.token.kind != OPCFLUSH_TOKEN_SEPARATOR) {
		r.token = opcflush_scan(scanner);
	}
	scanner->cursor = r.token.text;
	scanner->condition = OPCFLUSH_SCAN_WORDS;
	return verdict;
}

/* White space and ";" that were literal for being the whole selector's get a backslash. */
static opcflush_text_verdict append_tokens(opcflush_reader *r, char *text, size_t size)
{
	size_t used = strlen(text), before = used;
	bool fits = put(text, size, &used, " ", 1);
	opcflush_token token;

	do {
		token = opcflush_scan(r->scanner);
		if (opcflush_token_is_plain(&token, ' ') || opcflush_token_is_plain(&token, ';')) {
			fits = fits && put(text, size, &used, "\\", 1);
		}
		fits = fits && put(text, size, &used, token.text, token.length);
	} while (fits && token.kind != OPCFLUSH_TOKEN_END);
	return fits ? OPCFLUSH_TEXT_FINE : take_back(r, text, before, used, token.text);
}

opcflush_text_verdict opcflush_text_append(char *text, size_t size, const char *selector, size_t length,
	opcflush_text_fault *fault)
{
	opcflush_scanner scanner = opcflush_scanner_of(selector, length, OPCFLUSH_SCAN_WHOLE), again = scanner;
	opcflush_reader r = {.scanner = &scanner, .manifests = true, .fault = fault};

	opcflush_reader_take(&r);
	if (!opcflush_reader_read(&r)) {
		return OPCFLUSH_TEXT_WRONG;
	}
	r.scanner = &again;
	return append_tokens(&r, text, size);
}

bool opcflush_text_names_manifest(const char *selectors, size_t length)
{
	opcflush_scanner scanner = opcflush_scanner_of(selectors, length, OPCFLUSH_SCAN_SELECTORS);
	opcflush_token token = opcflush_scan(&scanner);
	bool is_first = true;

	for (; token.kind != OPCFLUSH_TOKEN_END; token = opcflush_scan(&scanner)) {
		if (is_first && opcflush_token_is_plain(&token, '@')) {
			return true;
		}
		is_first = opcflush_token_is_end(&token);
	}
	return false;
}

bool opcflush_text_manifest(const char *selector, size_t length, char *path, size_t size)
{
	opcflush_scanner scanner = opcflush_scanner_of(selector, length, OPCFLUSH_SCAN_WHOLE), again = scanner;
	opcflush_text_fault fault;
	opcflush_reader r = {.scanner = &scanner, .manifests = true, .fault = &fault};
	size_t used = 0;

	opcflush_reader_take(&r);
	if (!opcflush_token_is_plain(&r.token, '@') || !opcflush_reader_read(&r)) {
		return false;
	}
	r.scanner = &again;
	for (opcflush_reader_take(&r), opcflush_reader_take(&r); r.token.kind != OPCFLUSH_TOKEN_END; opcflush_reader_take(&r)) {
		if (!put(path, size, &used, r.token.text + r.token.length - 1, 1)) {
			return false;
		}
	}
	return true;
}
