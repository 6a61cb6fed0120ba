/* SPDX-License-Identifier: BSD-3-Clause
 * Globs: how they are made and matched. No state but the caller's.
 *
 * A selector becomes a program: an automaton whose states are its instructions, in the order of the text. A match is in all of
 * its states at once, as bits, and looks at each byte of the path once: those that take the byte move on by one, a "*" stays.
 * What needs no byte leads to later states only, so one pass over them settles that: an addition for 64 of them at once, and
 * a step for each "{", "," and "}" that is among them. */
#include "glob.h"
#include "path.h"

#include <stdlib.h>
#include <string.h>

/* In one selector. Each of its bytes makes two at most. */
#define STATES_MAX 32768
#define WORDS_MAX (STATES_MAX / 64)

#define NOWHERE UINT16_MAX

typedef enum {
	OP_BYTE,     /* takes `byte` */
	OP_SLASH,    /* the same for the "/" behind "**": or nothing, behind a "/" */
	OP_QUESTION,
	OP_CLASS,    /* takes a byte of class `to` */
	OP_STAR,
	OP_STARS,
	OP_FORK,     /* to the next one, and to `to` */
	OP_JUMP,     /* to `to` */
	OP_MATCH,
	OP_ALL       /* matches, whatever comes */
} operation;

/* Making */

bool opcflush_glob_room_allocate(opcflush_glob_room *room)
{
	room->program = malloc((room->states + 1) * sizeof(*room->program));
	room->classes = malloc((room->class_count + 1) * sizeof(*room->classes));
	room->literals = malloc(room->states + 1);
	room->states = 0;
	room->class_count = 0;
	return room->program && room->classes && room->literals;
}

void opcflush_glob_room_free(opcflush_glob_room *room)
{
	free(room->program);
	free(room->classes);
	free(room->literals);
}

void opcflush_byte_set_add(opcflush_byte_set *set, unsigned char first, unsigned char last)
{
	for (unsigned byte = first; byte <= last; byte++) {
		unsigned char folded = opcflush_path_byte((unsigned char)byte);

		set->words[folded / 64] |= UINT64_C(1) << folded % 64;
	}
}

static bool is_in_set(const opcflush_byte_set *set, unsigned char byte)
{
	return set->words[byte / 64] >> byte % 64 & 1;
}

void opcflush_glob_begin(opcflush_glob_draft *draft)
{
	opcflush_glob_room *room = draft->room;

	draft->program = room && room->program ? room->program + room->states : NULL;
	draft->classes = room && room->classes ? room->classes + room->class_count : NULL;
	draft->states = 0;
	draft->class_count = 0;
}

static bool emit(opcflush_glob_draft *draft, operation what, unsigned char byte, size_t to)
{
	if (draft->states == STATES_MAX) {
		return false;
	}
	if (draft->program) {
		draft->program[draft->states] = (opcflush_instruction){(uint8_t)what, byte, (uint16_t)to};
	}
	draft->states++;
	return true;
}

static void aim(opcflush_glob_draft *draft, uint16_t from, size_t to)
{
	if (draft->program) {
		draft->program[from].to = (uint16_t)to;
	}
}

static bool is_after_stars(const opcflush_glob_draft *draft)
{
	return draft->program && draft->states > 0 && draft->program[draft->states - 1].operation == OP_STARS;
}

bool opcflush_glob_add_byte(opcflush_glob_draft *draft, unsigned char byte)
{
	byte = opcflush_path_byte(byte);
	return emit(draft, byte == '/' && is_after_stars(draft) ? OP_SLASH : OP_BYTE, byte, 0);
}

bool opcflush_glob_add_question(opcflush_glob_draft *draft)
{
	return emit(draft, OP_QUESTION, 0, 0);
}

bool opcflush_glob_add_star(opcflush_glob_draft *draft)
{
	return emit(draft, OP_STAR, 0, 0);
}

bool opcflush_glob_add_stars(opcflush_glob_draft *draft)
{
	return emit(draft, OP_STARS, 0, 0);
}

bool opcflush_glob_add_class(opcflush_glob_draft *draft, opcflush_byte_set set, bool negated)
{
	for (size_t i = 0; negated && i < sizeof(set.words) / sizeof(set.words[0]); i++) {
		set.words[i] = ~set.words[i];
	}
	set.words['/' / 64] &= ~(UINT64_C(1) << '/' % 64);
	if (draft->classes) {
		draft->classes[draft->class_count] = set;
	}
	return emit(draft, OP_CLASS, 0, draft->class_count++);
}

bool opcflush_glob_open(opcflush_glob_draft *draft, opcflush_alternatives *alternatives)
{
	*alternatives = (opcflush_alternatives){(uint16_t)draft->states, NOWHERE};
	return emit(draft, OP_FORK, 0, 0);
}

static bool end_alternative(opcflush_glob_draft *draft, opcflush_alternatives *alternatives)
{
	uint16_t jump = (uint16_t)draft->states;

	if (!emit(draft, OP_JUMP, 0, alternatives->jumps)) {
		return false;
	}
	alternatives->jumps = jump;
	return true;
}

bool opcflush_glob_next(opcflush_glob_draft *draft, opcflush_alternatives *alternatives)
{
	if (!end_alternative(draft, alternatives)) {
		return false;
	}
	aim(draft, alternatives->fork, draft->states);
	alternatives->fork = (uint16_t)draft->states;
	return emit(draft, OP_FORK, 0, 0);
}

bool opcflush_glob_close(opcflush_glob_draft *draft, opcflush_alternatives *alternatives)
{
	if (!end_alternative(draft, alternatives)) {
		return false;
	}
	aim(draft, alternatives->fork, alternatives->fork + 1u);
	for (uint16_t jump = alternatives->jumps, before; draft->program && jump != NOWHERE; jump = before) {
		before = draft->program[jump].to;
		aim(draft, jump, draft->states);
	}
	return true;
}

bool opcflush_glob_end(opcflush_glob_draft *draft)
{
	return emit(draft, OP_MATCH, 0, 0) && emit(draft, OP_ALL, 0, 0);
}

/* What ends in "/" takes everything below. Within braces the jump behind it is that alternative's own. */
static void open_folders(opcflush_instruction *program, size_t states)
{
	opcflush_instruction *match = &program[states - 2], to_all = {OP_JUMP, 0, (uint16_t)(states - 1)};

	for (size_t i = 0; i < states - 2; i++) {
		size_t next = i + 1;

		if ((program[i].operation != OP_BYTE && program[i].operation != OP_SLASH) || program[i].byte != '/') {
			continue;
		}
		while (program[next].operation == OP_JUMP) {
			next = program[next].to;
		}
		if (next == states - 2 && program[i + 1].operation == OP_JUMP) {
			program[i + 1].to = (uint16_t)(states - 1);
		} else if (next == states - 2) {
			*match = to_all;
		}
	}
	if (program[states - 3].operation == OP_STARS) {
		*match = to_all;
	}
}

/* The states behind the literal count from there. */
static void rebase(opcflush_instruction *program, size_t states, size_t by)
{
	for (size_t i = 0; i < states; i++) {
		if (program[i].operation == OP_FORK || program[i].operation == OP_JUMP) {
			program[i].to = (uint16_t)(program[i].to - by);
		}
	}
}

static void enter(uint64_t *states, size_t state)
{
	states[state / 64] |= UINT64_C(1) << state % 64;
}

/* Bytes that no state tells apart are of one sort. A class tells all apart. Returns how many there are. */
static size_t sort_bytes(opcflush_glob *glob, bool has_classes)
{
	size_t count = 1;

	for (size_t byte = 0; has_classes && byte < 256; byte++) {
		glob->sorts[byte] = (uint8_t)byte;
	}
	if (has_classes) {
		return 256;
	}
	glob->sorts['/'] = (uint8_t)count++;
	for (size_t i = 0; i < glob->states; i++) {
		uint8_t *sort = &glob->sorts[glob->program[i].byte];

		if (glob->program[i].operation == OP_BYTE && *sort == 0) {
			*sort = (uint8_t)count++;
		}
	}
	return count;
}

static void set_taking(opcflush_glob *glob, size_t state, const opcflush_byte_set *classes, size_t sorts)
{
	const opcflush_instruction *at = &glob->program[state];

	switch (at->operation) {
		case OP_BYTE:
		case OP_SLASH:
			enter(glob->taking + glob->sorts[at->byte] * glob->words, state);
			break;
		case OP_QUESTION:
			for (size_t sort = 0; sort < sorts; sort++) {
				if (sort != glob->sorts['/']) {
					enter(glob->taking + sort * glob->words, state);
				}
			}
			break;
		case OP_CLASS:
			for (size_t byte = 0; byte < 256; byte++) {
				if (is_in_set(&classes[at->to], (unsigned char)byte)) {
					enter(glob->taking + byte * glob->words, state);
				}
			}
			break;
	}
}

static void set_leading(opcflush_glob *glob, size_t state)
{
	const opcflush_instruction *at = &glob->program[state];
	bool is_star = at->operation == OP_STAR || at->operation == OP_STARS;
	bool is_jump = at->operation == OP_FORK || at->operation == OP_JUMP;

	if (is_star) {
		enter(glob->stay, state);
	}
	if (at->operation == OP_STARS) {
		enter(glob->stay + glob->words, state);
	}
	if (is_star || at->operation == OP_FORK || (is_jump && at->to == state + 1)) {
		enter(glob->onward, state);
		enter(glob->onward + glob->words, state);
	}
	if (at->operation == OP_SLASH) {
		enter(glob->onward + glob->words, state);
	}
	if (is_jump && at->to != state + 1) {
		enter(glob->away, state);
	}
}

static bool build_rows(opcflush_glob *glob, const opcflush_byte_set *classes, bool has_classes)
{
	size_t sorts = sort_bytes(glob, has_classes);

	glob->words = (glob->states + 63) / 64;
	glob->rows = calloc((5 + sorts) * glob->words, sizeof(*glob->rows));
	if (!glob->rows) {
		return false;
	}
	glob->stay = glob->rows;
	glob->onward = glob->rows + 2 * glob->words;
	glob->away = glob->rows + 4 * glob->words;
	glob->taking = glob->rows + 5 * glob->words;
	for (size_t state = 0; state < glob->states; state++) {
		set_taking(glob, state, classes, sorts);
		set_leading(glob, state);
	}
	return true;
}

/* `literal` has room for what it begins with. */
static bool finish(opcflush_glob *glob, const opcflush_glob_draft *draft, char *literal)
{
	size_t states = draft->states, length;
	opcflush_instruction *rest;

	open_folders(draft->program, states);
	for (length = 0; draft->program[length].operation == OP_BYTE; length++) {
		literal[length] = (char)draft->program[length].byte;
	}
	rest = draft->program + length;
	rebase(rest, states - length, length);
	*glob = (opcflush_glob){
		.shape = OPCFLUSH_GLOB_PATTERN,
		.literal = literal,
		.length = length,
		.program = rest,
		.states = states - length,
	};
	if (glob->states == 2 || (glob->states == 3 && rest->operation == OP_STARS)) {
		glob->shape = rest->operation == OP_MATCH ? OPCFLUSH_GLOB_PATH : OPCFLUSH_GLOB_FOLDER;
	}
	return glob->shape != OPCFLUSH_GLOB_PATTERN || build_rows(glob, draft->classes, draft->class_count > 0);
}

bool opcflush_glob_make(opcflush_glob_draft *draft, opcflush_glob *glob)
{
	opcflush_glob_room *room = draft->room;
	bool finished = !draft->program || finish(glob, draft, room->literals + room->states);

	room->states += draft->states;
	room->class_count += draft->class_count;
	return finished;
}

void opcflush_glob_clear(opcflush_glob *glob)
{
	free(glob->rows);
}

/* Matching */

static unsigned lowest(uint64_t bits)
{
#ifdef __GNUC__
	return (unsigned)__builtin_ctzll(bits);
#else
	unsigned bit = 0;

	while (!(bits >> bit & 1)) {
		bit++;
	}
	return bit;
#endif
}

/* By a byte of the path; whether any state is left. */
static inline bool advance(uint64_t *states, const opcflush_glob *glob, unsigned char byte)
{
	const uint64_t *taking = glob->taking + glob->sorts[byte] * glob->words;
	const uint64_t *stay = glob->stay + (byte == '/' ? glob->words : 0);
	uint64_t carry = 0, left = 0;

	for (size_t word = 0; word < glob->words; word++) {
		uint64_t moving = states[word] & taking[word];

		states[word] = moving << 1 | carry | (states[word] & stay[word]);
		left |= states[word];
		carry = moving >> 63;
	}
	return left != 0;
}

/* States in a row that go on by one make the sum carry from the first of them that is entered to behind the last. */
static inline uint64_t go_onward(uint64_t states, uint64_t onward)
{
	return states | (((states & onward) + onward) ^ onward);
}

/* By no byte. Those that it leads to are later ones, so they are settled later. */
static inline void settle(uint64_t *states, const opcflush_glob *glob, unsigned char before)
{
	const uint64_t *onward = glob->onward + (before == '/' ? glob->words : 0);
	uint64_t carry = 0;

	for (size_t word = 0; word < glob->words; word++) {
		unsigned bit;

		states[word] = go_onward(states[word] | carry, onward[word]);
		for (uint64_t away = states[word] & glob->away[word]; away; away = states[word] & glob->away[word] & ~UINT64_C(0) << bit << 1) {
			bit = lowest(away);
			enter(states, glob->program[word * 64 + bit].to);
			states[word] = go_onward(states[word], onward[word]);
		}
		carry = (states[word] & onward[word]) >> 63;
	}
}

static inline bool is_in(const uint64_t *states, size_t state)
{
	return states[state / 64] >> state % 64 & 1;
}

/* Behind the literal that it begins with. */
static bool matches_pattern(const opcflush_glob *glob, const char *path, size_t length)
{
	size_t all = glob->states - 1, match = all - 1;
	uint64_t states[WORDS_MAX];

	memset(states, 0, glob->words * sizeof(*states));
	enter(states, 0);
	settle(states, glob, opcflush_path_byte((unsigned char)path[glob->length - 1]));
	for (size_t i = glob->length; i < length && !is_in(states, all); i++) {
		unsigned char byte = opcflush_path_byte((unsigned char)path[i]);

		if (!advance(states, glob, byte)) {
			return false;
		}
		settle(states, glob, byte);
	}
	return is_in(states, all) || is_in(states, match);
}

static bool begins_with(const char *path, const char *literal, size_t length)
{
#ifdef _WIN32
	size_t i = 0;

	while (i < length && opcflush_path_byte((unsigned char)path[i]) == (unsigned char)literal[i]) {
		i++;
	}
	return i == length;
#else
	return memcmp(path, literal, length) == 0;
#endif
}

static bool matches(const opcflush_glob *glob, const char *path, size_t length)
{
	if (length < glob->length || (glob->shape == OPCFLUSH_GLOB_PATH && length > glob->length)
		|| !begins_with(path, glob->literal, glob->length)) {
		return false;
	}
	return glob->shape != OPCFLUSH_GLOB_PATTERN || matches_pattern(glob, path, length);
}

/* The loop is here so that no call is made for each of hundreds of folders. */
bool opcflush_globs_match(const opcflush_glob *globs, size_t count, const char *path, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (matches(&globs[i], path, length)) {
			return true;
		}
	}
	return false;
}
