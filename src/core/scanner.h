/* SPDX-License-Identifier: BSD-3-Clause
 * The scanner of the order language: of opcflush.signals, and of the text of every order. No state but the caller's.
 *
 * Any bytes may be scanned, in any condition. Each call returns the next token and takes at least a byte, or returns
 * OPCFLUSH_TOKEN_END, again and again. */
#ifndef OPCFLUSH_SCANNER_H
#define OPCFLUSH_SCANNER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
	OPCFLUSH_TOKEN_END,
	OPCFLUSH_TOKEN_SEPARATOR,  /* ; */
	/* Of words. */
	OPCFLUSH_TOKEN_EQUALS,
	OPCFLUSH_TOKEN_WORD,
	OPCFLUSH_TOKEN_NUMBER,
	OPCFLUSH_TOKEN_FROM_FIRST, /* SIGRTMIN, SIGRTMIN+n */
	OPCFLUSH_TOKEN_FROM_LAST,  /* SIGRTMAX, SIGRTMAX-n */
	/* Of selectors. */
	OPCFLUSH_TOKEN_SPACE,
	OPCFLUSH_TOKEN_QUOTE,      /* where quotes begin or end */
	OPCFLUSH_TOKEN_UNCLOSED,   /* the text ended within quotes; this is where they began */
	OPCFLUSH_TOKEN_BYTE,
	OPCFLUSH_TOKEN_QUOTED,     /* a byte that stands for itself, by quotes or a backslash */
	OPCFLUSH_TOKEN_STAR,
	OPCFLUSH_TOKEN_STARS,      /* two or more */
	OPCFLUSH_TOKEN_QUESTION,
	OPCFLUSH_TOKEN_CLASS,
	OPCFLUSH_TOKEN_CLASS_END,
	OPCFLUSH_TOKEN_BRACE,
	OPCFLUSH_TOKEN_COMMA,
	OPCFLUSH_TOKEN_BRACE_END,
	/* No part of the language: a control character, or a backslash with nothing to quote. */
	OPCFLUSH_TOKEN_STRANGE
} opcflush_token_kind;

typedef struct {
	opcflush_token_kind kind;
	const char *text;
	size_t length;
} opcflush_token;

/* What is scanned. A caller begins with one of the first three, and may go over from words to selectors. */
typedef enum {
	OPCFLUSH_SCAN_WORDS,     /* white space is passed over */
	OPCFLUSH_SCAN_SELECTORS,
	OPCFLUSH_SCAN_WHOLE,     /* one selector: white space and ";" are bytes like others */
	OPCFLUSH_SCAN_SINGLE,    /* within '...' */
	OPCFLUSH_SCAN_DOUBLE     /* within "..." */
} opcflush_scan_condition;

typedef struct {
	const char *begin;
	const char *cursor;
	const char *limit;
	opcflush_scan_condition condition;
	opcflush_scan_condition outside; /* of the quotes that we are in */
	const char *opened;              /* where those began */
} opcflush_scanner;

/* The text needs no NUL behind it. */
static inline opcflush_scanner opcflush_scanner_of(const char *text, size_t length, opcflush_scan_condition condition)
{
	return (opcflush_scanner){text, text, text + length, condition, condition, NULL};
}

opcflush_token opcflush_scan(opcflush_scanner *scanner);

/* The byte that a byte of a selector stands for. */
static inline char opcflush_token_byte(const opcflush_token *token)
{
	return token->text[token->length - 1];
}

/* Whether the text is this word, in any case: ASCII only, whatever the locale. strncasecmp() takes "sigio" for another word
 * than "SIGIO" in Turkish. */
bool opcflush_is_word(const char *text, size_t length, const char *word);

#endif
