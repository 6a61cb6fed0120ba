/* SPDX-License-Identifier: BSD-3-Clause
 * A reader of selectors. No state but the caller's. */
#include "reader.h"

bool opcflush_reader_refuse(opcflush_reader *r, const char *at, const char *expected)
{
	*r->fault = (opcflush_text_fault){(size_t)(at - r->scanner->begin) + 1, expected};
	return false;
}

static bool refuse_token(opcflush_reader *r, const char *expected)
{
	return opcflush_reader_refuse(r, r->token.text, expected);
}

void opcflush_reader_take(opcflush_reader *r)
{
	do {
		r->token = opcflush_scan(r->scanner);
	} while (r->token.kind == OPCFLUSH_TOKEN_QUOTE);
}

static bool is_slash(const opcflush_token *token)
{
	return opcflush_token_is_literal(token) && opcflush_token_byte(token) == '/';
}

static bool is_strange(const opcflush_token *token)
{
	return token->kind == OPCFLUSH_TOKEN_STRANGE || token->kind == OPCFLUSH_TOKEN_UNCLOSED;
}

/* What no selector can hold anywhere. */
static bool refuse_strange(opcflush_reader *r)
{
	if (r->token.kind == OPCFLUSH_TOKEN_UNCLOSED) {
		return refuse_token(r, *r->token.text == '\'' ? "a second \"'\" for this one" : "a second '\"' for this one");
	}
	return refuse_token(r, *r->token.text == '\\' ? "a byte to quote behind the \"\\\"" : "a byte that is no control character");
}

/* What the draft says of a piece that is put to it. */
static bool has_fitted(opcflush_reader *r, bool fitted)
{
	return fitted || refuse_token(r, "a shorter selector");
}

/* One byte of a class, as a member or at either end of a range. */
static bool read_member(opcflush_reader *r, unsigned char *byte)
{
	if (is_strange(&r->token)) {
		return refuse_strange(r);
	}
	if (r->token.kind == OPCFLUSH_TOKEN_CLASS) {
		return refuse_token(r, "a \"]\" or a \"\\\" before the \"[\"");
	}
	*byte = (unsigned char)opcflush_token_byte(&r->token);
	if (*byte == '/') {
		return refuse_token(r, "a byte other than \"/\", which no class matches");
	}
	opcflush_reader_take(r);
	return true;
}

static bool read_range(opcflush_reader *r, opcflush_byte_set *set)
{
	unsigned char first, last;
	const char *at;

	if (!read_member(r, &first)) {
		return false;
	}
	last = first;
	if (opcflush_token_is_plain(&r->token, '-')) {
		opcflush_reader_take(r);
		at = r->token.text;
		if (r->token.kind == OPCFLUSH_TOKEN_CLASS_END || opcflush_token_is_end(&r->token)) {
			opcflush_byte_set_add(set, '-', '-');
		} else if (!read_member(r, &last)) {
			return false;
		} else if (last < first) {
			return opcflush_reader_refuse(r, at, "the end of a range that is not before its beginning");
		}
	}
	opcflush_byte_set_add(set, first, last);
	return true;
}

static bool read_class(opcflush_reader *r)
{
	const char *begin = r->token.text;
	opcflush_byte_set set = {{0}};
	bool negated;

	opcflush_reader_take(r);
	negated = opcflush_token_is_plain(&r->token, '!');
	if (negated) {
		opcflush_reader_take(r);
	}
	if (r->token.kind == OPCFLUSH_TOKEN_CLASS_END) {
		return refuse_token(r, "a byte before the \"]\"");
	}
	if (!negated && opcflush_token_is_plain(&r->token, '^')) {
		return refuse_token(r, "a \"!\" to negate, or a \"\\\" before the \"^\"");
	}
	while (r->token.kind != OPCFLUSH_TOKEN_CLASS_END) {
		if (opcflush_token_is_end(&r->token)) {
			return opcflush_reader_refuse(r, begin, "a \"]\" for this \"[\"");
		}
		if (!read_range(r, &set)) {
			return false;
		}
	}
	return has_fitted(r, opcflush_glob_add_class(&r->draft, set, negated));
}

static bool open_brace(opcflush_reader *r)
{
	if (r->depth == OPCFLUSH_BRACES_MAX) {
		return refuse_token(r, "at most 16 \"{\" within each other");
	}
	r->braces[r->depth].at = r->token.text;
	return has_fitted(r, opcflush_glob_open(&r->draft, &r->braces[r->depth++].alternatives));
}

static bool read_comma(opcflush_reader *r)
{
	return has_fitted(r, r->depth > 0 ? opcflush_glob_next(&r->draft, &r->braces[r->depth - 1].alternatives)
		: opcflush_glob_add_byte(&r->draft, ','));
}

static bool close_brace(opcflush_reader *r)
{
	if (r->depth == 0) {
		return refuse_token(r, "a \"{\" before, or a \"\\\" before this \"}\"");
	}
	return has_fitted(r, opcflush_glob_close(&r->draft, &r->braces[--r->depth].alternatives));
}

static bool read_piece(opcflush_reader *r)
{
	switch (r->token.kind) {
		case OPCFLUSH_TOKEN_BYTE:
		case OPCFLUSH_TOKEN_QUOTED:
			return has_fitted(r, opcflush_glob_add_byte(&r->draft, (unsigned char)opcflush_token_byte(&r->token)));
		case OPCFLUSH_TOKEN_STAR:
			return has_fitted(r, opcflush_glob_add_star(&r->draft));
		case OPCFLUSH_TOKEN_STARS:
			return has_fitted(r, opcflush_glob_add_stars(&r->draft));
		case OPCFLUSH_TOKEN_QUESTION:
			return has_fitted(r, opcflush_glob_add_question(&r->draft));
		case OPCFLUSH_TOKEN_CLASS:
			return read_class(r);
		case OPCFLUSH_TOKEN_CLASS_END:
			return refuse_token(r, "a \"[\" before, or a \"\\\" before this \"]\"");
		case OPCFLUSH_TOKEN_BRACE:
			return open_brace(r);
		case OPCFLUSH_TOKEN_COMMA:
			return read_comma(r);
		case OPCFLUSH_TOKEN_BRACE_END:
			return close_brace(r);
		default:
			return refuse_strange(r);
	}
}

static bool read_manifest(opcflush_reader *r)
{
	if (!r->manifests) {
		return refuse_token(r, "a \"/\" (no manifest can be read here)");
	}
	opcflush_reader_take(r);
	if (!is_slash(&r->token)) {
		return refuse_token(r, "a \"/\" behind the \"@\"");
	}
	for (; !opcflush_token_is_end(&r->token); opcflush_reader_take(r)) {
		if (is_strange(&r->token)) {
			return refuse_strange(r);
		}
		if (!opcflush_token_is_literal(&r->token) && r->token.kind != OPCFLUSH_TOKEN_COMMA) {
			return refuse_token(r, "a manifest's path, which is no glob");
		}
	}
	return true;
}

/* Windows has its paths begin with a drive. */
static bool read_drive(opcflush_reader *r)
{
#ifdef _WIN32
	unsigned char letter = opcflush_token_is_literal(&r->token) ? (unsigned char)opcflush_token_byte(&r->token) : 0;

	if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) {
		opcflush_reader_take(r);
		if (!opcflush_token_is_literal(&r->token) || opcflush_token_byte(&r->token) != ':') {
			return refuse_token(r, "a \":\" behind the drive");
		}
		opcflush_reader_take(r);
		return has_fitted(r, opcflush_glob_add_byte(&r->draft, letter) && opcflush_glob_add_byte(&r->draft, ':'));
	}
#else
	(void)r;
#endif
	return true;
}

bool opcflush_reader_read(opcflush_reader *r)
{
	opcflush_glob_begin(&r->draft);
	r->depth = 0;
	r->is_manifest = opcflush_token_is_plain(&r->token, '@');
	if (r->is_manifest) {
		return read_manifest(r);
	}
	if (!read_drive(r)) {
		return false;
	}
	if (is_strange(&r->token)) {
		return refuse_strange(r);
	}
	if (!is_slash(&r->token)) {
		return refuse_token(r, r->manifests ? "a \"/\", or an \"@\" and a manifest" : "a \"/\"");
	}
	while (!opcflush_token_is_end(&r->token)) {
		if (!read_piece(r)) {
			return false;
		}
		opcflush_reader_take(r);
	}
	if (r->depth > 0) {
		return opcflush_reader_refuse(r, r->braces[r->depth - 1].at, "a \"}\" for this \"{\"");
	}
	return has_fitted(r, opcflush_glob_end(&r->draft));
}

bool opcflush_reader_is_at_end(opcflush_reader *r)
{
	while (r->token.kind == OPCFLUSH_TOKEN_SPACE) {
		r->token = opcflush_scan(r->scanner);
	}
	return opcflush_token_is_end(&r->token);
}

bool opcflush_reader_next(opcflush_reader *r, const char **begin, bool *failed)
{
	*failed = false;
	if (opcflush_reader_is_at_end(r)) {
		return false;
	}
	*begin = r->token.text;
	if (r->token.kind == OPCFLUSH_TOKEN_QUOTE) {
		opcflush_reader_take(r);
	}
	*failed = !opcflush_reader_read(r);
	return !*failed;
}
