/* SPDX-License-Identifier: BSD-3-Clause
 * Where a path really is, as this process sees the disk now: not by PHP's realpath cache, which may be from before an order. */
#ifndef OPCFLUSH_REAL_PATH_H
#define OPCFLUSH_REAL_PATH_H

#include "php.h"

/* Of an absolute path, into MAXPATHLEN bytes; false: it leads to nothing, or one may not look. */
bool opcflush_real_path(const char *path, char *real);

/* Of an absolute path, which does not end in "/": what of it is not there stays as it is written; but the root is "". False: there is
 * no room for it. */
bool opcflush_real_path_of_any(const char *path, char *real, size_t size);

#endif
