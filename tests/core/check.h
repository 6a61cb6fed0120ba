/* SPDX-License-Identifier: BSD-3-Clause
 * Checks for the unit programs: TAP, one line for each group of checks. */
#ifndef OPCFLUSH_CHECK_H
#define OPCFLUSH_CHECK_H

#include <stdbool.h>
#include <stdio.h>

static const char *check_name;
static bool check_ok;
static unsigned check_groups;
static unsigned check_failed;

static inline void check_close(void)
{
	if (check_name != NULL) {
		printf("%s %u - %s\n", check_ok ? "ok" : "not ok", ++check_groups, check_name);
		check_failed += !check_ok;
		fflush(stdout);
	}
	check_name = NULL;
}

/* Ends the group before, and begins one named by a sentence. */
static inline void check_group(const char *name)
{
	check_close();
	check_name = name;
	check_ok = true;
}

static inline void check_that(bool holds, const char *what, const char *file, int line)
{
	if (!holds) {
		printf("# %s:%d: %s\n", file, line, what);
		check_ok = false;
	}
}

#define CHECK(condition) check_that((condition), #condition, __FILE__, __LINE__)

/* Ends the last group; what main() returns. */
static inline int check_end(void)
{
	check_close();
	printf("1..%u\n# %u passed, %u failed\n", check_groups, check_groups - check_failed, check_failed);
	return check_failed == 0 ? 0 : 1;
}

#endif
