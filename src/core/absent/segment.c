/* SPDX-License-Identifier: BSD-3-Clause
 * The segment, where the system lacks what says who lives: locks of open file descriptions (F_OFD_SETLK), or files as POSIX has them.
 * It is refused; nothing else in here is called, but to close what was not opened. */
#include "../segment.h"

#include <stdio.h>

opcflush_segment_result opcflush_segment_open(opcflush_segment *segment, const opcflush_segment_wish *wish,
	char complaint[OPCFLUSH_SEGMENT_COMPLAINT])
{
	(void)wish;
	*segment = (opcflush_segment){.file = -1};
#ifdef _WIN32
	snprintf(complaint, OPCFLUSH_SEGMENT_COMPLAINT, "Windows has no segment");
#else
	snprintf(complaint, OPCFLUSH_SEGMENT_COMPLAINT, "this system has no locks of open file descriptions (F_OFD_SETLK), which a segment needs");
#endif
	return OPCFLUSH_SEGMENT_IMPOSSIBLE;
}

void opcflush_segment_close(opcflush_segment *segment)
{
	(void)segment;
}

bool opcflush_segment_is_sound(const opcflush_segment *segment)
{
	(void)segment;
	return false;
}

void opcflush_segment_lose(const opcflush_segment *segment)
{
	(void)segment;
}

bool opcflush_segment_is_unlinked(const opcflush_segment *segment)
{
	(void)segment;
	return false;
}

bool opcflush_segment_is_at(const opcflush_segment *segment, const char *path)
{
	(void)segment;
	(void)path;
	return false;
}

bool opcflush_segment_try_lock(const opcflush_segment *segment, opcflush_segment_lock lock, unsigned index)
{
	(void)segment;
	(void)lock;
	(void)index;
	return false;
}

void opcflush_segment_unlock(const opcflush_segment *segment, unsigned index)
{
	(void)segment;
	(void)index;
}

int opcflush_segment_open_again(const opcflush_segment *segment)
{
	(void)segment;
	return -1;
}

void opcflush_segment_close_again(int file)
{
	(void)file;
}

void opcflush_segment_hold(int file, unsigned index, bool hold)
{
	(void)file;
	(void)index;
	(void)hold;
}

void opcflush_segment_share(const opcflush_segment *segment, unsigned index, bool hold)
{
	(void)segment;
	(void)index;
	(void)hold;
}

bool opcflush_segment_is_locked(const opcflush_segment *segment, opcflush_segment_lock lock, unsigned index)
{
	(void)segment;
	(void)lock;
	(void)index;
	return true;
}
