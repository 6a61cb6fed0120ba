/* SPDX-License-Identifier: BSD-3-Clause
 * The segment: a file in memory that several instances and command lines map. Orders go in, progress can be read.
 *
 * LAYOUT   a header, the generation and the ring of orders (ring.h), a row per instance (roster.h), a slot per worker (grace.h),
 *          the lists of orders (list.h), the answer to a dry run (answer.h). No pointers. Words that more than one process
 *          touches are atomics of a fixed width.
 *
 * TRUST    What is read here is input. Whoever may write to the file may write anything, at any time: what rests on it is
 *          whether an order is *seen*, never memory safety. Numbers that make no sense make the segment *lost* for the process
 *          that finds them: it goes on without it, and takes it for a reset.
 *
 * FAULTS   Where the file has been truncated, memory behind its end raises SIGBUS. The handler puts zeroed memory of the
 *          process's own in place of the whole segment, and the access goes on: lost, too.
 *
 * LOCKS    Bytes far behind the file's end. They say who lives, whatever state it died in, in whatever PID namespace. Nobody
 *          waits for one.
 *            slot      a classic lock: goes with the process that has it. But also when the process closes any descriptor of the
 *                      file, as a script may do that has read it. So there is a second one,
 *            worker    a lock of an open file description of the process's own. A process that may not open the file has none;
 *                      but then its scripts cannot open it either.
 *            outside   a classic lock that several may have: of the processes of an instance that run requests without a slot.
 *            instance  a lock of the open file description that all of its processes have inherited: goes with the last one. */
#ifndef OPCFLUSH_SEGMENT_H
#define OPCFLUSH_SEGMENT_H

#include "answer.h"
#include "grace.h"
#include "list.h"
#include "ring.h"
#include "roster.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OPCFLUSH_SEGMENT_MAGIC UINT64_C(0x6873756c6663706f) /* "opcflush" */
#define OPCFLUSH_SEGMENT_LAYOUT 2

typedef struct {
	_Atomic uint64_t magic;
	_Atomic uint32_t layout;
	_Atomic uint32_t orders;    /* the compiled-in sizes of the three tables, which must be the same for all */
	_Atomic uint32_t instances;
	_Atomic uint32_t slots;
	_Atomic uint64_t size;      /* of the file */
} opcflush_segment_header;

/* What the file holds. */
typedef struct {
	opcflush_segment_header header;
	_Alignas(4096) opcflush_ring ring;
	_Alignas(4096) opcflush_roster roster;
	_Alignas(4096) opcflush_grace grace;
	_Alignas(4096) opcflush_shelf shelf;
	_Alignas(4096) opcflush_answer answer;
} opcflush_segment_content;

/* A process's hold of it. Made in the parent, inherited by its children. */
typedef struct opcflush_segment {
	opcflush_segment_content *content; /* NULL: no segment */
	int file;
	bool writable;
} opcflush_segment;

typedef struct {
	const char *path;
	bool create;       /* and adjust mode and group: an instance; else a command line, which takes it as it is */
	unsigned mode;
	bool mode_is_firm; /* also of a file that is there already */
	uint32_t group;    /* the same; UINT32_MAX: as it comes */
} opcflush_segment_wish;

typedef enum {
	OPCFLUSH_SEGMENT_ATTACHED,
	OPCFLUSH_SEGMENT_ABSENT,    /* no such file, and it may not, or cannot, be made */
	OPCFLUSH_SEGMENT_FORBIDDEN, /* no permission */
	OPCFLUSH_SEGMENT_REFUSED,   /* something is wrong with it */
	OPCFLUSH_SEGMENT_IMPOSSIBLE /* this system has not got what a segment needs */
} opcflush_segment_result;

/* Enough for every complaint. */
#define OPCFLUSH_SEGMENT_COMPLAINT 1024

/* Maps the segment. Not by links, not from another owner than root or the process's own user. `complaint` says what was found
 * and what was expected, without a full stop; it may have something to say of an ATTACHED one as well, such as that it may
 * only be read (`writable`), which is for a command line only. */
opcflush_segment_result opcflush_segment_open(opcflush_segment *segment, const opcflush_segment_wish *wish,
	char complaint[OPCFLUSH_SEGMENT_COMPLAINT]);

/* The process's locks go with it. */
void opcflush_segment_close(opcflush_segment *segment);

/* Whether the header is still what it must be. False for a lost segment. */
bool opcflush_segment_is_sound(const opcflush_segment *segment);

/* Puts zeroed memory of this process's own in its place: nothing that others do is seen any more, and nothing that is written
 * reaches them. Async-signal-safe. */
void opcflush_segment_lose(const opcflush_segment *segment);

/* Whether the file was removed, or replaced by another one: what is mapped goes on working for those who have it mapped. */
bool opcflush_segment_is_unlinked(const opcflush_segment *segment);

/* Whether it is what the path leads to, for a process that may look there. */
bool opcflush_segment_is_at(const opcflush_segment *segment, const char *path);

/* What locks there are. */
typedef enum {
	OPCFLUSH_LOCK_OF_SLOT,
	OPCFLUSH_LOCK_OF_WORKER,
	OPCFLUSH_LOCK_OF_OUTSIDERS,
	OPCFLUSH_LOCK_OF_INSTANCE
} opcflush_segment_lock;

/* That of a slot or an instance, if nobody else has it. What this process (for an instance: the open file description) has
 * already, it takes again. */
bool opcflush_segment_try_lock(const opcflush_segment *segment, opcflush_segment_lock lock, unsigned index);

/* That of a slot. */
void opcflush_segment_unlock(const opcflush_segment *segment, unsigned index);

/* An open file description of this process's own, for the locks of its workers; -1: it may not. */
int opcflush_segment_open_again(const opcflush_segment *segment);
void opcflush_segment_close_again(int file);
void opcflush_segment_hold(int file, unsigned index, bool hold);

/* That of those who are outside. */
void opcflush_segment_share(const opcflush_segment *segment, unsigned index, bool hold);

/* Whether somebody has it: a classic one, another process. */
bool opcflush_segment_is_locked(const opcflush_segment *segment, opcflush_segment_lock lock, unsigned index);

#endif
