/* SPDX-License-Identifier: BSD-3-Clause
 * Named points where a test can hold a process. Nothing of it is in a build without --enable-opcflush-dev. */
#ifndef OPCFLUSH_PAUSE_H
#define OPCFLUSH_PAUSE_H

#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#ifdef OPCFLUSH_DEV
/* Where the environment names a folder by OPCFLUSH_DEV_DIR and a file `point` is in it: leaves a file `point.PID` there and
 * waits until `point` is gone, 10 seconds at most. */
void opcflush_pause(const char *point);
# define OPCFLUSH_PAUSE(point) opcflush_pause(point)
#else
# define OPCFLUSH_PAUSE(point)
#endif

#endif
