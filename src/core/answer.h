/* SPDX-License-Identifier: BSD-3-Clause
 * The answer to a dry run: which scripts of an instance a refresh would invalidate. There is room for one in the segment.
 *
 * Writers: a worker of the instance that was asked; another one at the same time, where two have been asked. Readers: who
 * asked. What is read is whole if it carries the question's number and adds up; else it counts as not answered. */
#ifndef OPCFLUSH_ANSWER_H
#define OPCFLUSH_ANSWER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OPCFLUSH_ANSWER_SIZE (256 * 1024)

typedef struct {
	_Atomic uint64_t number;      /* of the question; 0 while it is being written */
	_Atomic uint64_t looked_at;   /* as those of a flush */
	_Atomic uint64_t invalidated;
	_Atomic uint64_t kept;
	_Atomic uint64_t length;      /* of the paths, each ended by a NUL: as many as there is room for */
	_Atomic uint64_t sum;
	_Atomic uint64_t path[OPCFLUSH_ANSWER_SIZE / 8];
} opcflush_answer;

/* An answer in memory of one's own. */
typedef struct {
	uint64_t looked_at;
	uint64_t invalidated;
	uint64_t kept;
	size_t length;
	char path[OPCFLUSH_ANSWER_SIZE];
} opcflush_answer_copy;

/* Adds a path, if there is room. */
void opcflush_answer_add(opcflush_answer_copy *answer, const char *path, size_t length);

void opcflush_answer_write(opcflush_answer *answer, const opcflush_answer_copy *from, uint64_t number);

/* The question that the last answer is of; 0: there is none, or one is being written. */
static inline uint64_t opcflush_answer_number(opcflush_answer *answer)
{
	return atomic_load(&answer->number);
}

/* False: it is not there (yet), or not whole. */
bool opcflush_answer_read(opcflush_answer *answer, opcflush_answer_copy *to, uint64_t number);

#endif
