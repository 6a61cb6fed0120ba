/* SPDX-License-Identifier: BSD-3-Clause
 * The copies of scripts in OPcache's file cache, and how they are removed.
 *
 * LAYOUT   OPcache stores /srv/a.php as FOLDER/BUILD/srv/a.php.bin, where BUILD is an id of PHP's version and of what it was built
 *          with. It puts nothing between BUILD and a script's path: so phar:///srv/a.phar/b.php is FOLDER/BUILDphar:/srv/a.phar/b.php.bin,
 *          in a folder beside the others. It makes folders and regular files only, and writes a copy under its final name. */
#ifndef OPCFLUSH_COPIES_H
#define OPCFLUSH_COPIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Folders of copies, one in the other, that are entered at most. */
#define OPCFLUSH_COPIES_DEPTH 128

/* Whether the copy of the script with this path, which ends with a NUL, is to go. */
typedef bool opcflush_copy_judge(void *context, const char *path, size_t length);

typedef struct {
	uint64_t removed;
	uint64_t kept;   /* by the judge */
	uint64_t failed; /* copies that could not be removed, and what could not be looked into and may hold some */
	int error;       /* errno of the first failure */
} opcflush_copies_result;

/* Removes the copies that `judge` says (NULL: all) below FOLDER/BUILD and FOLDER/BUILDphar:, if they are there. Regular files and
 * links named *.bin are taken for copies; folders and whatever else is there stay. Copies that come or go meanwhile are seen or not,
 * and are no failure.
 *
 * It is guaranteed that nothing is unlinked but names in folders that were below FOLDER/BUILD when they were opened. `folder` itself may
 * be reached by links; from there on each folder is opened by its name in the one that is open, never through a link, and only on the
 * device of `folder`. A link named *.bin is removed itself; any other one, a folder on another device, and folders deeper than
 * OPCFLUSH_COPIES_DEPTH count as failed: OPcache might find copies there. */
void opcflush_copies_remove(const char *folder, const char *build, opcflush_copy_judge *judge, void *context,
	opcflush_copies_result *result);

/* Removes the copy of one script, with the same care. */
void opcflush_copies_remove_one(const char *folder, const char *build, const char *path, opcflush_copies_result *result);

#endif
