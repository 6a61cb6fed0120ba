/* SPDX-License-Identifier: BSD-3-Clause
 * Signals: who handles which one in this process. Any process of an instance: masters, workers, command lines.
 *
 * The state is one per process. Except where it says otherwise, functions are called by one thread while no other one is
 * in here: at startup, in a new worker, at shutdown. The handler runs in any thread, at any time, until
 * opcflush_signals_remove().
 *
 * A handler that somebody else has installed is never replaced. Its binding is then *blocked*, which is told once. */
#ifndef OPCFLUSH_SIGNALS_H
#define OPCFLUSH_SIGNALS_H

#include "bindings.h"

#include <stdatomic.h>
#include <stdbool.h>

/* What the program around us does with signals. */
#ifdef _WIN32
typedef struct {
	int witness; /* of nothing */
} opcflush_signals_host;
#else
# include <signal.h>

typedef struct {
	/* It sets these back at every request start, or in every new worker: they are installed by
	 * opcflush_signals_activate() and opcflush_signals_rebind() only, and never in the process that starts the others. */
	sigset_t retaken;
	/* It puts one handler of its own, the *relay*, before each of them at request start, right after
	 * opcflush_signals_activate(), which calls the handler that it found there. The relay may always be replaced. It is
	 * recognised by being the handler of this signal, too, which nobody else handles by sigaction() in between and which
	 * cannot be bound. 0: there is no relay. */
	int witness;
	/* Whom the relay calls for a signal in this thread: somebody may have asked the program instead of the kernel to be called. */
	void (*behind_relay)(int signo, struct sigaction *behind);
} opcflush_signals_host;
#endif

typedef struct {
	int signo;
	const char *order;      /* its text */
	bool bound;             /* our handler is installed, or called by the relay, at this moment */
	const char *blocked_by; /* who handles it instead, such as "pcntl.so"; NULL: nobody. Valid until the next rebinding. */
} opcflush_signal_state;

/* Binds at startup; copies both arguments. Installs a handler for each signal that is not `retaken` and that nobody handles.
 * opcflush_exchange_begin() comes before. Called once, before all else in here, also with no bindings. Returns whether
 * opcflush_signals_untold() has something. */
bool opcflush_signals_install(const opcflush_bindings *bindings, const opcflush_signals_host *host);

/* After everybody else's startup: tries the blocked ones again, and sees who replaced our handler meanwhile. Returns
 * whether opcflush_signals_untold() has something. */
bool opcflush_signals_recheck(void);

/* Other bindings from now on, in a new worker: those that are gone get their former disposition back; all others are
 * installed at once, `retaken` ones, too. With the same bindings as before it only makes sure that they are installed.
 * Returns whether opcflush_signals_untold() has something. */
bool opcflush_signals_rebind(const opcflush_bindings *bindings);

/* At shutdown, any number of times, also when nothing was installed. From here on our handler does nothing.
 * Where it stands, or the relay before it: a signal that was ignored, or that is by default, gets its former disposition
 * back; any other one is ignored from now on, so that the tail of a volley does not kill a process that is about to end,
 * and so that nobody calls a handler that is no longer loaded. */
void opcflush_signals_remove(void);

/* How many bindings have to be installed anew at every request start. */
extern atomic_uint opcflush_signals_retaken;

bool opcflush_signals_retake(void);

/* At every request start, in any thread, before the relay is put in place: installs what the host takes away, by
 * exactly one sigaction() for each; nothing at all when there is none. Returns whether opcflush_signals_untold() has
 * something. */
static inline bool opcflush_signals_activate(void)
{
	return atomic_load_explicit(&opcflush_signals_retaken, memory_order_relaxed) != 0 && opcflush_signals_retake();
}

/* Takes one blocked binding that has not been told yet, and marks it as told; false when there is none. Any thread. */
bool opcflush_signals_untold(opcflush_signal_state *state);

/* The binding with this index, as the kernel has it now; false beyond the last one. Any thread; not for every request. */
bool opcflush_signals_at(unsigned index, opcflush_signal_state *state);

#endif
