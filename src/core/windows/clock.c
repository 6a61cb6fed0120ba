/* SPDX-License-Identifier: BSD-3-Clause
 * Time on Windows. */
#if !defined(_WIN32_WINNT) || _WIN32_WINNT < 0x0602
# undef _WIN32_WINNT
# define _WIN32_WINNT 0x0602
#endif

#include "../clock.h"

#ifndef WIN32_LEAN_AND_MEAN
# define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

/* From 1601 to 1970, in units of 100 nanoseconds. */
#define EPOCH UINT64_C(116444736000000000)

uint64_t opcflush_clock_of_day(void)
{
	FILETIME now;

	GetSystemTimePreciseAsFileTime(&now);
	return (((uint64_t)now.dwHighDateTime << 32 | now.dwLowDateTime) - EPOCH) * 100;
}

uint64_t opcflush_clock_monotonic(void)
{
	LARGE_INTEGER count, frequency;
	uint64_t ticks, a_second;

	QueryPerformanceFrequency(&frequency);
	QueryPerformanceCounter(&count);
	ticks = (uint64_t)count.QuadPart;
	a_second = (uint64_t)frequency.QuadPart;
	return ticks / a_second * 1000000000u + ticks % a_second * 1000000000u / a_second;
}

void opcflush_rest(const struct timespec *time)
{
	Sleep((DWORD)time->tv_sec * 1000 + ((DWORD)time->tv_nsec + 999999) / 1000000);
}
