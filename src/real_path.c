/* SPDX-License-Identifier: BSD-3-Clause
 * Where a path really is. Run by whoever gives an order, by appliers, and by who compiles. */
#include "real_path.h"

#include <stdlib.h>

bool opcflush_real_path(const char *path, char *real)
{
#ifdef PHP_WIN32
	return tsrm_realpath(path, real) != NULL;
#else
	return realpath(path, real) != NULL;
#endif
}

bool opcflush_real_path_of_any(const char *path, char *real, size_t size)
{
	char part[MAXPATHLEN], found[MAXPATHLEN] = "";
	size_t length = strlen(path), there = length;

	if (length >= sizeof(part)) {
		return false;
	}
	memcpy(part, path, length + 1);
	while (there > 0 && !opcflush_real_path(part, found)) {
		while (part[--there] != '/') {
		}
		part[there] = '\0';
	}
	if (there == 0 || !strcmp(found, "/")) {
		*found = '\0';
	}
	return (size_t)snprintf(real, size, "%s%s", found, path + there) < size;
}
