/* SPDX-License-Identifier: BSD-3-Clause
 * Signals, where processes cannot send each other any (Windows): bindings are read and shown, and none is ever installed. */
#include "../signals.h"

static opcflush_bindings bound_nowhere;

atomic_uint opcflush_signals_retaken;

bool opcflush_signals_install(const opcflush_bindings *bindings, const opcflush_signals_host *host)
{
	(void)host;
	return opcflush_signals_rebind(bindings);
}

bool opcflush_signals_recheck(void)
{
	return false;
}

bool opcflush_signals_rebind(const opcflush_bindings *bindings)
{
	bound_nowhere = *bindings;
	return false;
}

void opcflush_signals_remove(void)
{
	bound_nowhere.count = 0;
}

bool opcflush_signals_retake(void)
{
	return false;
}

/* Not worth a warning: an INI file may be for several systems. */
bool opcflush_signals_untold(opcflush_signal_state *state)
{
	(void)state;
	return false;
}

bool opcflush_signals_at(unsigned index, opcflush_signal_state *state)
{
	if (index >= bound_nowhere.count) {
		return false;
	}
	state->signo = bound_nowhere.list[index].signo;
	state->order = bound_nowhere.list[index].text;
	state->bound = false;
	state->blocked_by = "Windows, which has no signals between processes";
	return true;
}
