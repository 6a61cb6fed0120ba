/* SPDX-License-Identifier: BSD-3-Clause
 * Where a path really is. Run by whoever gives an order, by appliers, and by who compiles. */
#include "real_path.h"

#include <stdlib.h>

/* Of what no path goes up from: a drive, on Windows. */
#ifdef PHP_WIN32
# define ROOT_LENGTH 2
#else
# define ROOT_LENGTH 0
#endif

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
	while (there > ROOT_LENGTH && !opcflush_real_path(part, found)) {
		while (--there > ROOT_LENGTH && !IS_SLASH(part[there])) {
		}
		part[there] = '\0';
	}
	if (there <= ROOT_LENGTH) {
		there = 0;
		*found = '\0';
	} else if (!strcmp(found, "/")) {
		*found = '\0';
	}
#ifdef PHP_WIN32
	/* As paths are written in selectors and manifests. */
	for (char *byte = found; *byte; byte++) {
		*byte = IS_SLASH(*byte) ? '/' : *byte;
	}
#endif
	return (size_t)snprintf(real, size, "%s%s", found, path + there) < size;
}
