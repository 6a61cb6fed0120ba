/* SPDX-License-Identifier: BSD-3-Clause
 * Two processes that write at once, and what one that reads meanwhile has seen. */
#ifndef OPCFLUSH_CROWD_H
#define OPCFLUSH_CROWD_H

#include "../../src/core/memory.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
	unsigned read;    /* whole */
	unsigned refused; /* somebody was writing */
	bool right;       /* all that was read is what one of the two has written, and both have ended well */
} crowd_outcome;

#define CROWD_TURNS 128 /* of the reader, between two looks whether a writer has ended */

typedef struct {
	void (*begin)(void);
	void (*write)(unsigned writer);
	void (*read)(crowd_outcome *seen, unsigned turn); /* counts to CROWD_TURNS, again and again */
} crowd_rules;

/* How many of the two have begun, and ended: what is read before and after counts for nothing, but must be right. */
typedef struct {
	atomic_uint begun;
	atomic_uint ended;
} crowd_progress;

static inline void crowd_once(const crowd_rules *rules, crowd_progress *progress, crowd_outcome *seen)
{
	int status;

	rules->begin();
	atomic_store(&progress->begun, 0);
	atomic_store(&progress->ended, 0);
	for (unsigned writer = 0; writer < 2; writer++) {
		pid_t pid = fork();

		if (pid == 0) {
			alarm(60);
			atomic_fetch_add(&progress->begun, 1);
			rules->write(writer);
			atomic_fetch_add(&progress->ended, 1);
			_exit(0);
		}
		if (pid < 0) {
			abort();
		}
	}
	for (int left = 2; left > 0;) {
		bool had_begun = atomic_load(&progress->begun) == 2;
		crowd_outcome now = {.right = true};

		for (unsigned turn = 0; turn < CROWD_TURNS; turn++) {
			rules->read(&now, turn);
		}
		seen->right = seen->right && now.right;
		if (had_begun && atomic_load(&progress->ended) == 0) {
			seen->read += now.read;
			seen->refused += now.refused;
		}
		sched_yield(); /* writers do so, too, and there may be one processor */
		if (waitpid(-1, &status, WNOHANG) > 0) {
			left--;
			seen->right = seen->right && status == 0;
		}
	}
}

/* Once more where a busy machine has let them take turns. */
static inline crowd_outcome crowd(const crowd_rules *rules)
{
	crowd_progress *progress = opcflush_memory_share(sizeof(*progress));
	crowd_outcome seen = {.right = true};

	if (!progress) {
		abort();
	}
	for (int i = 0; i < 100 && seen.right && (seen.read == 0 || seen.refused == 0); i++) {
		crowd_once(rules, progress, &seen);
	}
	opcflush_memory_unshare(progress, sizeof(*progress));
	return seen;
}

#endif
