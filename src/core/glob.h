/* SPDX-License-Identifier: BSD-3-Clause
 * Globs: one selector each, as an automaton. Made wherever selectors are compiled; one that is made is never changed, and may be
 * used by many threads.
 *
 * A *draft* is a glob that is being read: pieces are put to it in the order of the text. It lies in a *room*, behind all globs
 * that were made there. A text is read twice: a room begins as zeroes and only counts what its globs would take, and for the
 * second time opcflush_glob_room_allocate() gives it the memory. */
#ifndef OPCFLUSH_GLOB_H
#define OPCFLUSH_GLOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of a program; its place there is a state of the automaton. */
typedef struct {
	uint8_t operation;
	uint8_t byte;
	uint16_t to;
} opcflush_instruction;

/* As bits. */
typedef struct {
	uint64_t words[4];
} opcflush_byte_set;

typedef enum {
	OPCFLUSH_GLOB_PATH,   /* the literal, and nothing else */
	OPCFLUSH_GLOB_FOLDER, /* whatever begins with the literal */
	OPCFLUSH_GLOB_PATTERN
} opcflush_glob_shape;

typedef struct {
	opcflush_glob_shape shape;
	const char *literal; /* what it begins with: in its room */
	size_t length;
	/* The rest of a pattern. Sets of states are rows of so many words. */
	const opcflush_instruction *program; /* in its room */
	size_t states;
	size_t words;
	uint64_t *rows;   /* to be freed: all that follow */
	uint64_t *stay;   /* those that a byte leaves as they are; behind it, those that "/" leaves */
	uint64_t *onward; /* those that need no byte to go on by one; behind it, those that need none behind "/" */
	uint64_t *away;   /* those that need none to go elsewhere */
	uint64_t *taking; /* for each sort of bytes, those that take one */
	uint8_t sorts[256];
} opcflush_glob;

typedef struct {
	opcflush_instruction *program; /* NULL: it only counts */
	opcflush_byte_set *classes;
	char *literals;
	size_t states; /* what its globs take: of `program` and of `literals` */
	size_t class_count;
} opcflush_glob_room;

typedef struct {
	opcflush_glob_room *room;      /* NULL: it is only read, and no glob is made of it */
	opcflush_instruction *program; /* NULL: there is no memory for it */
	opcflush_byte_set *classes;
	size_t states;
	size_t class_count;
} opcflush_glob_draft;

/* The alternatives within a "{" that is open. */
typedef struct {
	uint16_t fork;  /* of the alternative that is being read */
	uint16_t jumps; /* the last one of those that end the alternatives: each holds the one before it */
} opcflush_alternatives;

/* Makes room for as much as has been counted, and begins at its beginning. False: no memory. Either way it is to be given to
 * opcflush_glob_room_free(). */
bool opcflush_glob_room_allocate(opcflush_glob_room *room);
void opcflush_glob_room_free(opcflush_glob_room *room);

/* The range from `first` to `last`, both included. */
void opcflush_byte_set_add(opcflush_byte_set *set, unsigned char first, unsigned char last);

/* Empties a draft, of which only the room is set: what is put to it from here on is behind all globs that were made. */
void opcflush_glob_begin(opcflush_glob_draft *draft);

/* Each of these puts one piece to a draft; false: there have been too many. A selector of 16,000 bytes has not. */
bool opcflush_glob_add_byte(opcflush_glob_draft *draft, unsigned char byte);
bool opcflush_glob_add_question(opcflush_glob_draft *draft);
bool opcflush_glob_add_star(opcflush_glob_draft *draft);
bool opcflush_glob_add_stars(opcflush_glob_draft *draft);
bool opcflush_glob_add_class(opcflush_glob_draft *draft, opcflush_byte_set set, bool negated);

/* "{", "," and "}". Alternatives may be in others; those opened last are closed first. */
bool opcflush_glob_open(opcflush_glob_draft *draft, opcflush_alternatives *alternatives);
bool opcflush_glob_next(opcflush_glob_draft *draft, opcflush_alternatives *alternatives);
bool opcflush_glob_close(opcflush_glob_draft *draft, opcflush_alternatives *alternatives);

/* Behind the last piece. The first was a byte. */
bool opcflush_glob_end(opcflush_glob_draft *draft);

/* Makes the glob of a draft that has been ended, to be given to opcflush_glob_clear(); it is of use as long as its room. Where it
 * is only counted, `glob` may be NULL. False: no memory, and there is no glob. */
bool opcflush_glob_make(opcflush_glob_draft *draft, opcflush_glob *glob);
void opcflush_glob_clear(opcflush_glob *glob);

/* Whether any of so many globs matches. Takes time by the path's length times theirs at worst, and 8 KiB of stack. */
bool opcflush_globs_match(const opcflush_glob *globs, size_t count, const char *path, size_t length);

#endif
