/* SPDX-License-Identifier: BSD-3-Clause
 * Copies in OPcache's file cache, where a folder cannot be gone through by descriptors (Windows): none is removed here. OPcache itself
 * removes the copy of each script that it is told to invalidate. */
#include "../copies.h"

void opcflush_copies_remove(const char *folder, const char *build, opcflush_copy_judge *judge, void *context,
	opcflush_copies_result *result)
{
	(void)folder;
	(void)build;
	(void)judge;
	(void)context;
	*result = (opcflush_copies_result){0};
}

void opcflush_copies_remove_one(const char *folder, const char *build, const char *path, opcflush_copies_result *result)
{
	(void)folder;
	(void)build;
	(void)path;
	*result = (opcflush_copies_result){0};
}
