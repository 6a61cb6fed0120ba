/* SPDX-License-Identifier: BSD-3-Clause
 * A reader of selectors: goes through a text token by token, says what is wrong, and puts what it reads to a draft of a glob. No
 * state but the caller's. The language is in text.h. */
#ifndef OPCFLUSH_READER_H
#define OPCFLUSH_READER_H

#include "glob.h"
#include "scanner.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
	opcflush_scanner *scanner;
	bool manifests;             /* whether they may be read */
	opcflush_text_fault *fault; /* where it is to be said what is wrong */
	opcflush_token token;       /* the next one to be read; the first is the caller's to scan */
	opcflush_glob_draft draft;  /* of the selector read last */
	bool is_manifest;           /* that one was a manifest, and there is no draft of it */
	/* Those "{" that are open. */
	struct {
		const char *at;
		opcflush_alternatives alternatives;
	} braces[OPCFLUSH_BRACES_MAX];
	size_t depth;
} opcflush_reader;

/* What a selector ends at. */
static inline bool opcflush_token_is_end(const opcflush_token *token)
{
	return token->kind == OPCFLUSH_TOKEN_SPACE || token->kind == OPCFLUSH_TOKEN_END || token->kind == OPCFLUSH_TOKEN_SEPARATOR;
}

static inline bool opcflush_token_is_literal(const opcflush_token *token)
{
	return token->kind == OPCFLUSH_TOKEN_BYTE || token->kind == OPCFLUSH_TOKEN_QUOTED;
}

/* Whether it is this byte, unquoted: one with a meaning of its own in one place only. */
static inline bool opcflush_token_is_plain(const opcflush_token *token, char byte)
{
	return token->kind == OPCFLUSH_TOKEN_BYTE && *token->text == byte;
}

/* Says what is wrong, and returns false. */
bool opcflush_reader_refuse(opcflush_reader *reader, const char *at, const char *expected);

/* Takes the token, and passes over quotes. */
void opcflush_reader_take(opcflush_reader *reader);

/* Whether nothing comes behind white space, which it passes over. */
bool opcflush_reader_is_at_end(opcflush_reader *reader);

/* Reads one selector, up to the token that ends it. False: something is wrong, and `fault` says what. */
bool opcflush_reader_read(opcflush_reader *reader);

/* Goes on to the next selector, which begins at *begin, and reads it; false at the end, which the token then is, or if something
 * is wrong, which is *failed. */
bool opcflush_reader_next(opcflush_reader *reader, const char **begin, bool *failed);

#endif
