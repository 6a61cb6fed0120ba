/* SPDX-License-Identifier: BSD-3-Clause
 * Named points where a test can hold a process. */
#include "pause.h"

#ifdef OPCFLUSH_DEV

# include <fcntl.h>
# include <stdio.h>
# include <stdlib.h>
# include <time.h>
# include <unistd.h>

# define PAUSE_STEPS 5000

void opcflush_pause(const char *point)
{
	const char *folder = getenv("OPCFLUSH_DEV_DIR");
	const struct timespec step = {0, 2000000};
	char gate[512], here[544];
	int file;

	if (!folder) {
		return;
	}
	snprintf(gate, sizeof(gate), "%s/%s", folder, point);
	if (access(gate, F_OK)) {
		return;
	}
	snprintf(here, sizeof(here), "%s.%d", gate, (int)getpid());
	file = open(here, O_WRONLY | O_CREAT, 0666);
	if (file >= 0) {
		close(file);
	}
	for (int i = 0; i < PAUSE_STEPS && !access(gate, F_OK); i++) {
		nanosleep(&step, NULL);
	}
}

#endif
