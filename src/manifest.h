/* SPDX-License-Identifier: BSD-3-Clause
 * Manifests: files of paths, for orders that name more than their text has room for. Read in the process that gives the order, at
 * that moment, inside a request. */
#ifndef OPCFLUSH_MANIFEST_H
#define OPCFLUSH_MANIFEST_H

#include "php.h"

#define OPCFLUSH_MANIFEST_SIZE (16 * 1024 * 1024)
#define OPCFLUSH_MANIFEST_PATHS 32768
#define OPCFLUSH_MANIFEST_PATH_LENGTH 4095

/* Hashes of paths, see core/list.h; emalloc()ed. Empty: {NULL, 0}. */
typedef struct {
	uint64_t *hash;
	size_t count;
} opcflush_paths;

/* Adds what a manifest names: each path as it is written, and once more with its folder as the disk resolves it now, if that is
 * another. `file` is absolute; relative paths count from `base`, which need not exist; NULL: they are refused. False: nothing was
 * added, and `complaint` says what was found and what is accepted, in printable ASCII. */
bool opcflush_manifest_read(opcflush_paths *paths, const char *file, const char *base, char *complaint, size_t size);

/* Whatever opcflush_manifest_read() has said. */
void opcflush_paths_free(opcflush_paths *paths);

#endif
