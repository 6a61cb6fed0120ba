/* SPDX-License-Identifier: BSD-3-Clause
 * The file that is about to be compiled. */
#ifndef OPCFLUSH_SOURCE_H
#define OPCFLUSH_SOURCE_H

#include "php.h"

/* Its fingerprint; OPCFLUSH_FINGERPRINT_UNSURE where it has none (core/fingerprint.h). Before the engine reads it. */
uint64_t opcflush_source_fingerprint(zend_file_handle *file);

#endif
