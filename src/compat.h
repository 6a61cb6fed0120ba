/* SPDX-License-Identifier: BSD-3-Clause
 * What differs between the builds of PHP. The only file that may ask for a version. */
#ifndef OPCFLUSH_COMPAT_H
#define OPCFLUSH_COMPAT_H

#include "php.h"

#include "php_streams.h"

#include "core/signals.h"

#ifdef PHP_WIN32
# include "win32/ioutil.h"
#else
# include "zend_signal.h"

# include <unistd.h>
#endif

/* Before 8.5 a trace of the JIT calls a static method of another script's class without looking whether that has become another one
 * (php-src #16206 has it look). */
#define OPCFLUSH_COMPAT_TRACES_HOLD_ON (PHP_VERSION_ID < 80500)

/* How the engine reads a file that PHP has opened as a stream (main/main.c). Up to 8.5 the name is a macro for another. */
#ifdef php_stream_read
# define OPCFLUSH_COMPAT_STREAM_READER ((zend_stream_reader_t)_php_stream_read)
#else
# define OPCFLUSH_COMPAT_STREAM_READER ((zend_stream_reader_t)php_stream_read)
#endif

/* By paths as PHP has them: on Windows, its own functions take those. */
#ifdef PHP_WIN32
# define OPCFLUSH_COMPAT_ACCESS tsrm_win32_access
# define OPCFLUSH_COMPAT_OPEN php_win32_ioutil_open
#else
# define OPCFLUSH_COMPAT_ACCESS access
# define OPCFLUSH_COMPAT_OPEN open
#endif

#ifdef PHP_WIN32

static inline void opcflush_compat_signals(opcflush_signals_host *host)
{
}

#else

static inline void opcflush_compat_behind_relay(int signo, struct sigaction *behind)
{
	zend_sigaction(signo, NULL, behind);
}

/* Signals that zend_signal sets back at each request start (zend_sigs in Zend/zend_signal.c), and FPM in each new worker.
 * The witness is one of them that nobody can bind, to know zend_signal's own handler by. */
static inline void opcflush_compat_signals(opcflush_signals_host *host)
{
	const int signals[] = {SIGPROF, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};

	sigemptyset(&host->retaken);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		sigaddset(&host->retaken, signals[i]);
	}
	host->behind_relay = opcflush_compat_behind_relay;
#ifdef ZEND_SIGNALS
	host->witness = SIGHUP;
#else
	host->witness = 0;
#endif
}

#endif

#endif
