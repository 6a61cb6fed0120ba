/* SPDX-License-Identifier: BSD-3-Clause
 * Waiting for the end of a grace period. Run by scripts and command lines; those that are waited for know nothing of it. */
#include "wait.h"
#include "process.h"

#include "core/clock.h"
#include "core/exchange.h"

#define FIRST_PAUSE_NS 100000
#define LONGEST_PAUSE_NS 5000000

static opcflush_wait_result look(uint64_t number)
{
	const opcflush_segment *segment = opcflush_exchange_segment();
	bool over;

	if (!segment) {
		if (opcflush_exchange_is_lost()) {
			return OPCFLUSH_WAIT_LOST;
		}
		over = opcflush_slots_is_over(&opcflush_here.instance->slots, opcflush_exchange_local(number), OPCFLUSH_G(slot));
	} else {
		over = opcflush_grace_is_over(segment, number, OPCFLUSH_G(shown));
		/* After the look: what was read may have been nothing but zeroes. */
		if (!opcflush_segment_is_sound(segment)) {
			return OPCFLUSH_WAIT_LOST;
		}
	}
	return over ? OPCFLUSH_WAIT_OVER : OPCFLUSH_WAIT_TIMED_OUT;
}

opcflush_wait_result opcflush_wait_for(uint64_t number, double seconds)
{
	uint64_t now = opcflush_clock_monotonic(), pause = FIRST_PAUSE_NS;
	double nanoseconds = seconds * 1e9;
	uint64_t deadline = nanoseconds >= (double)(UINT64_MAX - now) ? UINT64_MAX : now + (uint64_t)nanoseconds;
	opcflush_wait_result result;

	while ((result = look(number)) == OPCFLUSH_WAIT_TIMED_OUT && (now = opcflush_clock_monotonic()) < deadline) {
		uint64_t left = MIN(pause, deadline - now);
		const struct timespec rest = {(time_t)(left / 1000000000u), (long)(left % 1000000000u)};

		opcflush_rest(&rest);
		pause = MIN(pause * 2, LONGEST_PAUSE_NS);
	}
	return result;
}
