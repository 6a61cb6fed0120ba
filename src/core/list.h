/* SPDX-License-Identifier: BSD-3-Clause
 * Lists of paths, for orders that name more of them than their text has room for (a manifest). A path goes as a hash: two paths
 * that have the same one are invalidated together. A path that ends in a slash means everything below.
 *
 * The *shelf* is a ring of words in memory that processes share, an instance's or the segment's. Who puts a list there takes
 * its place by an atomic add; later lists overwrite it. Who reads it copies it, and then looks whether its place has been
 * given away meanwhile, and whether it adds up to what its order says: a writer may have been stopped before it wrote, and
 * write over a later list. A list that cannot be read makes its order count as a reset. */
#ifndef OPCFLUSH_LIST_H
#define OPCFLUSH_LIST_H

#include "body.h"

#include <stddef.h>

/* Hashes in one list. */
#define OPCFLUSH_LIST_MAX 65536

typedef struct {
	_Alignas(64) _Atomic uint64_t used; /* words that were ever taken */
	_Atomic uint64_t word[2 * OPCFLUSH_LIST_MAX];
} opcflush_shelf;

/* Never 0. */
uint64_t opcflush_list_hash(const char *path, size_t length);

/* Puts a list of up to OPCFLUSH_LIST_MAX hashes on the shelf. */
opcflush_list_reference opcflush_list_put(opcflush_shelf *shelf, const uint64_t *hash, size_t count);

/* Copies a list of up to OPCFLUSH_LIST_MAX hashes; false when it is no longer there, or the reference makes no sense. */
bool opcflush_list_get(opcflush_shelf *shelf, const opcflush_list_reference *list, uint64_t *hash);

/* A list to look paths up in. */
typedef struct opcflush_list opcflush_list;

/* NULL: no memory. */
opcflush_list *opcflush_list_create(const uint64_t *hash, size_t count);
void opcflush_list_destroy(opcflush_list *list);

/* Whether it has the path, or a folder that the path is in. */
bool opcflush_list_has(const opcflush_list *list, const char *path, size_t length);

#endif
