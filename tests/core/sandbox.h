/* SPDX-License-Identifier: BSD-3-Clause
 * A folder for the segments of a unit program, and processes that end with it. */
#ifndef OPCFLUSH_SANDBOX_H
#define OPCFLUSH_SANDBOX_H

#include "../../src/core/segment.h"

#include <ftw.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Seconds, of every process; with the longest grace of a stress that has come to too little, and without hanging for ever. */
static inline unsigned sandbox_lifetime(void)
{
	const char *stress = getenv("OPCFLUSH_STRESS_SECONDS");

	return 240 + (stress ? (unsigned)atoi(stress) : 0);
}

static char sandbox_folder[256];
static char sandbox_path[300]; /* of the segment in it */

static inline int sandbox_remove_one(const char *path, const struct stat *found, int kind, struct FTW *walk)
{
	(void)found;
	(void)kind;
	(void)walk;
	return remove(path);
}

static inline int sandbox_status(pid_t child)
{
	int status = -1;

	waitpid(child, &status, 0);
	return status;
}

/* fork(), but the child does not outlive its parent. */
static inline pid_t sandbox_fork(void)
{
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		alarm(sandbox_lifetime());
	}
	return pid;
}

/* Runs `test` in a process of its own, and removes the folder whatever becomes of it. What main() returns. */
static inline int sandbox_run(int (*test)(void))
{
	const char *parent = getenv("TMPDIR");
	pid_t child;
	int status;

	snprintf(sandbox_folder, sizeof(sandbox_folder), "%s/opcflush-test-XXXXXX", parent ? parent : "/tmp");
	if (!mkdtemp(sandbox_folder)) {
		perror(sandbox_folder);
		return 1;
	}
	snprintf(sandbox_path, sizeof(sandbox_path), "%s/segment", sandbox_folder);
	signal(SIGTERM, SIG_IGN);
	child = sandbox_fork();
	if (child == 0) {
		signal(SIGTERM, SIG_DFL);
		exit(test());
	}
	status = sandbox_status(child);
	nftw(sandbox_folder, sandbox_remove_one, 16, FTW_DEPTH | FTW_PHYS);
	if (WIFSIGNALED(status)) {
		printf("# killed by signal %d\n", WTERMSIG(status));
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static inline opcflush_segment_result sandbox_open(opcflush_segment *segment, bool create)
{
	char complaint[OPCFLUSH_SEGMENT_COMPLAINT];
	opcflush_segment_wish wish = {.path = sandbox_path, .create = create, .mode = 0600, .group = (gid_t)-1};

	return opcflush_segment_open(segment, &wish, complaint);
}

/* A segment as on the first day, for a test that is not about how it is made. */
static inline void sandbox_begin(opcflush_segment *segment)
{
	unlink(sandbox_path);
	if (sandbox_open(segment, true) != OPCFLUSH_SEGMENT_ATTACHED) {
		abort();
	}
}

static inline void sandbox_await(atomic_int *step, int wanted)
{
	while (atomic_load(step) < wanted) {
		sched_yield();
	}
}

/* Dead, but not waited for: a zombie. */
static inline void sandbox_kill(pid_t child)
{
	kill(child, SIGKILL);
	waitid(P_PID, (id_t)child, &(siginfo_t){0}, WEXITED | WNOWAIT);
}

static inline bool sandbox_ended_well(int status)
{
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#endif
