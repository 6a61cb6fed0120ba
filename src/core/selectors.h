/* SPDX-License-Identifier: BSD-3-Clause
 * Selectors, compiled: which scripts an order is about. Runs wherever an order is carried out; what is compiled is never changed,
 * and may be used by many threads. Their language is in text.h. */
#ifndef OPCFLUSH_SELECTORS_H
#define OPCFLUSH_SELECTORS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct opcflush_selectors opcflush_selectors;

/* Of the selectors of a text, of any length; manifests are passed over. None match nothing. NULL: no memory, or the text is
 * wrong, or one of them longer than 16,000 bytes. To be given to opcflush_selectors_free(). */
opcflush_selectors *opcflush_selectors_compile(const char *selectors, size_t length);
void opcflush_selectors_free(opcflush_selectors *selectors);

/* Whether any of them matches. Takes time by the path's length times the selectors' at worst, and 8 KiB of stack. */
bool opcflush_selectors_match(const opcflush_selectors *selectors, const char *path, size_t length);

/* Where a path really is: into OPCFLUSH_RESOLVED_SIZE bytes, without a "/" at its end; the root is "". False: nobody knows. */
#define OPCFLUSH_RESOLVED_SIZE 4096
typedef bool opcflush_resolver(const char *path, char *resolved);

/* Those selectors that are elsewhere, without globs as a whole, else by their literal folder (all before the last "/" that no glob
 * comes before): with what it is in its place, quoted as needed, and a NUL at the end. To be given to free(). NULL: there are none, or
 * `failed`: no memory, or the text is wrong. Left out: what has control characters in its path. */
char *opcflush_selectors_resolve(const char *selectors, size_t length, opcflush_resolver *real, bool *failed);

#endif
