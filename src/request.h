/* SPDX-License-Identifier: BSD-3-Clause
 * What happens at the start and the end of each request. */
#ifndef OPCFLUSH_REQUEST_H
#define OPCFLUSH_REQUEST_H

#include "php.h"

void opcflush_request_minit(void);
void opcflush_request_mshutdown(void);

/* For the module's own RINIT and post-deactivate: they do it where OPcache is absent. */
extern bool opcflush_request_is_own;
void opcflush_request_start(void);
void opcflush_request_end(void);

static zend_always_inline void opcflush_request_rinit(void)
{
	if (UNEXPECTED(opcflush_request_is_own)) {
		opcflush_request_start();
	}
}

static zend_always_inline void opcflush_request_post_deactivate(void)
{
	if (UNEXPECTED(opcflush_request_is_own)) {
		opcflush_request_end();
	}
}

#endif
