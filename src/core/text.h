/* SPDX-License-Identifier: BSD-3-Clause
 * The text of an order: how it is written, and what is said about what is no order. Runs wherever an order is given or carried
 * out.
 *
 * THE LANGUAGE
 *   order    := reset | realpath | compact | refresh selector* | invalidate selector+     words in any case, white space in between
 *   selector := /path        this path and no other; in any selector a "\" quotes a byte, '...' and "..." quote what is in them
 *             | /folder/     everything below
 *             | a glob       begins with "/":
 *                 ?          a byte but "/"
 *                 *          any such bytes, or none
 *                 **         any bytes, or none; between two "/" it may be nothing together with one of them
 *                 [a-z]      one of these bytes, [!a-z] one but these; never "/". "-" stands for itself at either end
 *                 {a,b}      one of these, which may be empty or globs: a glob that ends in one that ends in "/" takes
 *                            everything below
 *             | @/file       a manifest: a file of paths
 * Outside quotes a ";" ends the order in opcflush.signals, and has no place elsewhere. No control characters but as white
 * space. All is by the byte; on Windows ASCII letters count without case, and "\" in a path is "/". */
#ifndef OPCFLUSH_TEXT_H
#define OPCFLUSH_TEXT_H

#include "order.h"
#include "scanner.h"

#include <stdbool.h>
#include <stddef.h>

/* How deep "{" may stand in "{". */
#define OPCFLUSH_BRACES_MAX 16

typedef enum {
	OPCFLUSH_TEXT_FINE,
	OPCFLUSH_TEXT_WRONG,
	OPCFLUSH_TEXT_TOO_LONG /* for OPCFLUSH_TEXT_SIZE */
} opcflush_text_verdict;

typedef struct {
	size_t position;      /* of the byte that is wrong; the first is 1, and what is missing at the end is behind the last */
	const char *expected; /* such as "a \"/\"": static, for "at byte %zu, expected %s" */
} opcflush_text_fault;

/* Reads an order's text: its kind, and where its selectors begin, which is `length` if there are none. `manifests`: whether they
 * may be among them. Where it returns WRONG or TOO_LONG, `fault` says why. */
opcflush_text_verdict opcflush_text_read(const char *text, size_t length, bool manifests, opcflush_order_kind *kind,
	size_t *selectors, opcflush_text_fault *fault);

/* The kind of order that a word names; false: none. */
bool opcflush_text_kind(const char *word, size_t length, opcflush_order_kind *kind);

/* Reads on behind the word of an order of this kind, and leaves the scanner among words, at the end or the ";" behind. Appends
 * the selectors to `text`, as opcflush_text_append() does, but there may be no manifests among them; if they are not fine, the
 * text is of no use. For opcflush.signals: positions count from the scanner's beginning. */
opcflush_text_verdict opcflush_text_scan(opcflush_scanner *scanner, opcflush_order_kind kind, char *text, size_t size,
	opcflush_text_fault *fault);

/* Appends " " and one selector to the text of an order, which ends with a NUL and has room for `size` bytes in all. White
 * space is only " ", and literal, and so is ";": both are quoted here. Else nothing is appended, and `fault` says why. */
opcflush_text_verdict opcflush_text_append(char *text, size_t size, const char *selector, size_t length,
	opcflush_text_fault *fault);

/* Whether a manifest is among selectors. */
bool opcflush_text_names_manifest(const char *selectors, size_t length);

/* The path of the manifest that this selector, as opcflush_text_append() takes it, names, without its quotes; false: it names
 * none, or is wrong, or the path does not fit. */
bool opcflush_text_manifest(const char *selector, size_t length, char *path, size_t size);

#endif
