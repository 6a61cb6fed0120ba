/* SPDX-License-Identifier: BSD-3-Clause
 * Time. Three kinds: of the day for people, monotonic for deadlines, and ticks, which cost a request one instruction. */
#ifndef OPCFLUSH_CLOCK_H
#define OPCFLUSH_CLOCK_H

#include <stdint.h>
#include <time.h>

#ifdef _WIN32

/* Nanoseconds since the epoch: may be set back. */
uint64_t opcflush_clock_of_day(void);

/* Nanoseconds, the same for all processes of the machine, never set back. */
uint64_t opcflush_clock_monotonic(void);

/* Sleeps, this long at least. */
void opcflush_rest(const struct timespec *time);

#else

static inline uint64_t opcflush_clock(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static inline uint64_t opcflush_clock_of_day(void)
{
	return opcflush_clock(CLOCK_REALTIME);
}

static inline uint64_t opcflush_clock_monotonic(void)
{
	return opcflush_clock(CLOCK_MONOTONIC);
}

/* Or until a signal comes. */
static inline void opcflush_rest(const struct timespec *time)
{
	nanosleep(time, NULL);
}

#endif

/* The processor's own counter where there is one that a program may read: clock_gettime() is about 70 instructions.
 * For display only. opcflush_ticks_age() knows how long a tick is. */
static inline uint64_t opcflush_ticks(void)
{
#if defined(__x86_64__) || defined(__i386__)
	return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
	uint64_t ticks;

	__asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
	return ticks;
#else
	return opcflush_clock_monotonic();
#endif
}

/* One moment by both counters. Two of them, some time apart, tell how long a tick is. */
typedef struct {
	uint64_t ticks;
	uint64_t monotonic;
} opcflush_moment;

static inline opcflush_moment opcflush_moment_now(void)
{
	return (opcflush_moment){opcflush_ticks(), opcflush_clock_monotonic()};
}

/* How many nanoseconds before `now` the counter stood at `ticks`. 0 where the numbers make no sense. */
static inline uint64_t opcflush_ticks_age(uint64_t ticks, opcflush_moment before, opcflush_moment now)
{
	if (now.ticks <= before.ticks || now.monotonic <= before.monotonic || ticks > now.ticks) {
		return 0;
	}
	return (uint64_t)((double)(now.ticks - ticks) * (double)(now.monotonic - before.monotonic) / (double)(now.ticks - before.ticks));
}

#endif
