/* SPDX-License-Identifier: BSD-3-Clause
 * What differs between the builds of PHP. The only file that may ask for a version. */
#ifndef OPCFLUSH_COMPAT_H
#define OPCFLUSH_COMPAT_H

#include "php.h"

#include "php_streams.h"

#include <signal.h>

/* How the engine reads a file that PHP has opened as a stream (main/main.c). Up to 8.5 the name is a macro for another. */
#ifdef php_stream_read
# define OPCFLUSH_COMPAT_STREAM_READER ((zend_stream_reader_t)_php_stream_read)
#else
# define OPCFLUSH_COMPAT_STREAM_READER ((zend_stream_reader_t)php_stream_read)
#endif

/* Signals that zend_signal sets back at each request start (zend_sigs in Zend/zend_signal.c), and FPM in each new worker.
 * The witness is one of them that nobody can bind, to know zend_signal's own handler by. */
static inline void opcflush_compat_retaken_signals(sigset_t *retaken, int *witness)
{
	const int signals[] = {SIGPROF, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		sigaddset(retaken, signals[i]);
	}
#ifdef ZEND_SIGNALS
	*witness = SIGHUP;
#else
	*witness = 0;
#endif
}

#endif
