/* SPDX-License-Identifier: BSD-3-Clause
 * Times one look of a wait at all slots: look SEGMENT WORKERS. Prints nanoseconds.
 *
 * Workers of other processes hold the slots, all of them inside a request that is new enough: nobody is passed over, nobody
 * ends the look early. */
#include "src/core/segment.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOOKS 200

static void hold_slot(const opcflush_segment *segment, int ready)
{
	opcflush_grace_forget();
	opcflush_presence_go_online(&opcflush_grace_take(segment, 1)->presence, 2);
	if (write(ready, "", 1) != 1) {
		exit(1);
	}
	for (;;) {
		pause();
	}
}

int main(int count, char **arguments)
{
	int workers = count > 2 ? atoi(arguments[2]) : 0, ready[2];
	opcflush_segment_wish wish = {.path = arguments[1], .create = true, .mode = 0600, .group = (gid_t)-1};
	char complaint[OPCFLUSH_SEGMENT_COMPLAINT], byte;
	opcflush_segment segment;
	uint64_t start;
	bool over = true;

	if (opcflush_segment_open(&segment, &wish, complaint) != OPCFLUSH_SEGMENT_ATTACHED || pipe(ready)) {
		return 1;
	}
	setpgid(0, 0);
	for (int i = 0; i < workers; i++) {
		if (!fork()) {
			hold_slot(&segment, ready[1]);
		}
	}
	for (int i = 0; i < workers; i++) {
		if (read(ready[0], &byte, 1) != 1) {
			return 1;
		}
	}
	start = opcflush_clock_monotonic();
	for (int i = 0; i < LOOKS; i++) {
		over = over && opcflush_grace_is_over(&segment, 2, NULL);
	}
	printf("%llu\n", (unsigned long long)(opcflush_clock_monotonic() - start) / LOOKS);
	signal(SIGTERM, SIG_IGN);
	kill(0, SIGTERM);
	while (wait(NULL) > 0) {
	}
	return over ? 0 : 1;
}
