/* SPDX-License-Identifier: BSD-3-Clause
 * The segment's roster: a row for each instance that is attached. Written by the instance alone; counts as long as any of its
 * processes lives; read by all, for display, and to find out for whom an order is. */
#ifndef OPCFLUSH_ROSTER_H
#define OPCFLUSH_ROSTER_H

#include "clock.h"
#include "ring.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct opcflush_segment;

#define OPCFLUSH_ROSTER_ROWS 255 /* a party is one byte of a stamp */
#define OPCFLUSH_VERSION_SIZE 16

typedef struct {
	_Alignas(64) _Atomic uint64_t started;   /* nanoseconds since the epoch */
	_Atomic uint64_t applied;                /* the newest generation that it has carried out */
	_Atomic uint64_t looked_at;              /* scripts, by its last flush */
	_Atomic uint64_t invalidated;
	_Atomic uint64_t kept;
	_Atomic uint64_t ticks;                  /* one moment by both counters, at the start */
	_Atomic uint64_t monotonic;
	_Atomic int32_t pid;                     /* of the process that starts the workers */
	_Atomic uint32_t without_slot;           /* requests that run without one, and those that died in it: see grace.h */
	char name[OPCFLUSH_NAME_SIZE];           /* empty: SAPI and pid */
	char sapi[OPCFLUSH_SAPI_SIZE];
	char php[OPCFLUSH_VERSION_SIZE];
} opcflush_roster_row;

typedef struct {
	opcflush_roster_row row[OPCFLUSH_ROSTER_ROWS];
} opcflush_roster;

/* A row: a copy, its texts printable, its name never empty. */
typedef struct {
	opcflush_party party;
	uint64_t started;
	uint64_t applied;
	uint64_t looked_at;
	uint64_t invalidated;
	uint64_t kept;
	opcflush_moment moment;
	int32_t pid;
	uint32_t without_slot;                   /* 0: none that lives */
	char name[OPCFLUSH_NAME_SIZE];
	char sapi[OPCFLUSH_SAPI_SIZE];
	char php[OPCFLUSH_VERSION_SIZE];
} opcflush_roster_copy;

/* Whether it is the name of an instance: 1 to 47 of [A-Za-z0-9._:@-]. */
bool opcflush_roster_is_name(const char *name);

/* Takes a row for this process and all that it will fork; 0 when there is none left. `name` may be empty. */
opcflush_party opcflush_roster_enter(const struct opcflush_segment *segment, const char *name, const char *sapi, const char *php);

/* The row of an instance that is attached. */
opcflush_roster_row *opcflush_roster_row_of(const struct opcflush_segment *segment, opcflush_party party);

/* Copies the row of a party, 1 to OPCFLUSH_ROSTER_ROWS; false when nobody who lives has it. */
bool opcflush_roster_read(const struct opcflush_segment *segment, opcflush_party party, opcflush_roster_copy *copy);

#endif
