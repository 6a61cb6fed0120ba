/* SPDX-License-Identifier: BSD-3-Clause
 * Who this process is. For display. */
#ifndef OPCFLUSH_SELF_H
#define OPCFLUSH_SELF_H

#include <stdint.h>

#ifdef _WIN32
# include <process.h>
#else
# include <unistd.h>
#endif

/* Also the uid of a sender that the kernel has not told, or not in time. */
#define OPCFLUSH_UID_UNKNOWN UINT32_MAX

static inline int32_t opcflush_self_pid(void)
{
#ifdef _WIN32
	return (int32_t)_getpid();
#else
	return (int32_t)getpid();
#endif
}

/* The process that started this one; 0: nobody knows. */
static inline int32_t opcflush_self_parent(void)
{
#ifdef _WIN32
	return 0;
#else
	return (int32_t)getppid();
#endif
}

/* Windows has no numbers for users. */
static inline uint32_t opcflush_self_uid(void)
{
#ifdef _WIN32
	return OPCFLUSH_UID_UNKNOWN;
#else
	return (uint32_t)geteuid();
#endif
}

#endif
