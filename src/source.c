/* SPDX-License-Identifier: BSD-3-Clause
 * The file that is about to be compiled. Run by every worker, when OPcache does not have a script. */
#include "source.h"
#include "compat.h"
#include "process.h"

#include "core/fingerprint.h"

#include "php_streams.h"

#include <stdio.h>

/* PHP takes the status of a plain file when it opens it for an include; it has not read it. */
static bool look(zend_file_handle *file, zend_stat_t *found)
{
	php_stream_statbuf status;
	php_stream *stream;

	if (file->type == ZEND_HANDLE_FP) {
		return !zend_fstat(fileno(file->handle.fp), found);
	}
	if (file->type != ZEND_HANDLE_STREAM || file->handle.stream.reader != OPCFLUSH_COMPAT_STREAM_READER) {
		return false;
	}
	stream = file->handle.stream.handle;
	if (stream->ops != &php_stream_stdio_ops || php_stream_stat(stream, &status)) {
		return false;
	}
	*found = status.sb;
	return true;
}

/* Under opcache.validate_root, what is at one path may be another file in each root directory. */
uint64_t opcflush_source_fingerprint(zend_file_handle *file)
{
	struct timespec now = opcflush_fingerprint_clock();
	zend_stat_t found;

	if (opcflush_here.validate_root || file->buf || !look(file, &found)) {
		return OPCFLUSH_FINGERPRINT_UNSURE;
	}
	return opcflush_fingerprint_take(&found, now);
}
