/* SPDX-License-Identifier: BSD-3-Clause
 * The answer to a dry run: that it is read as it was written, by who has asked, or not at all. */
#include "../../src/core/answer.h"
#include "../../src/core/memory.h"
#include "check.h"
#include "crowd.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ANSWERS 4000

static opcflush_answer *answer;
static opcflush_answer_copy *made;
static opcflush_answer_copy *copy;

static void begin(void)
{
	memset(answer, 0, sizeof(*answer));
	made->length = 0;
}

static void add(const char *path)
{
	opcflush_answer_add(made, path, strlen(path));
}

/* Of this question, so many paths. */
static void make(uint64_t number, unsigned paths)
{
	char path[64];

	made->length = 0;
	made->looked_at = number + 3;
	made->invalidated = number + 2;
	made->kept = number + 1;
	for (unsigned i = 0; i < paths; i++) {
		snprintf(path, sizeof(path), "/srv/%u/%u.php", (unsigned)number, i);
		add(path);
	}
}

static bool is_same(void)
{
	return copy->looked_at == made->looked_at && copy->invalidated == made->invalidated && copy->kept == made->kept
		&& copy->length == made->length && !memcmp(copy->path, made->path, made->length);
}

static void round_trip(void)
{
	static const unsigned paths[] = {0, 1, 2, 3, 8, 100, 5000};

	check_group("before anything is answered there is no answer");
	begin();
	CHECK(!opcflush_answer_read(answer, copy, 1) && !opcflush_answer_read(answer, copy, UINT64_C(1) << 40) && !opcflush_answer_read(answer, copy, UINT64_MAX));

	check_group("an answer is read as it was written, for its question and for no other");
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		make(100 + i, paths[i]);
		memset(copy, 'x', sizeof(*copy));
		opcflush_answer_write(answer, made, 100 + i);
		CHECK(opcflush_answer_read(answer, copy, 100 + i) && is_same());
		CHECK(!opcflush_answer_read(answer, copy, 99 + i) && !opcflush_answer_read(answer, copy, 101 + i));
	}

	check_group("paths are ended, and of any bytes and length");
	begin();
	add("");
	add("/srv/caf\xc3\xa9\n.php");
	add("/a");
	CHECK(made->length == 1 + 16 + 3 && !memcmp(made->path, "\0/srv/caf\xc3\xa9\n.php\0/a", 20));
	opcflush_answer_write(answer, made, 5);
	CHECK(opcflush_answer_read(answer, copy, 5) && is_same());
}

static void room(void)
{
	static char longest[OPCFLUSH_ANSWER_SIZE + 2];
	size_t whole;

	check_group("paths for which there is no room are left out, and smaller ones still fit");
	begin();
	memset(longest, 'x', sizeof(longest));
	opcflush_answer_add(made, longest, sizeof(longest) - 2);
	opcflush_answer_add(made, longest, sizeof(longest) - 1);
	opcflush_answer_add(made, longest, SIZE_MAX - 1);
	CHECK(made->length == 0);
	for (int i = 0; i < 20000; i++) {
		add("/srv/some/path/to/a/file.php");
	}
	whole = made->length;
	CHECK(whole == OPCFLUSH_ANSWER_SIZE / 29 * 29);
	opcflush_answer_add(made, longest, OPCFLUSH_ANSWER_SIZE - whole);
	CHECK(made->length == whole);
	opcflush_answer_add(made, longest, OPCFLUSH_ANSWER_SIZE - whole - 1);
	CHECK(made->length == OPCFLUSH_ANSWER_SIZE);
	add("");
	add("/a");
	CHECK(made->length == OPCFLUSH_ANSWER_SIZE);
	opcflush_answer_write(answer, made, 7);
	CHECK(opcflush_answer_read(answer, copy, 7) && is_same());

	check_group("one path that takes it all");
	begin();
	opcflush_answer_add(made, longest, OPCFLUSH_ANSWER_SIZE - 1);
	CHECK(made->length == OPCFLUSH_ANSWER_SIZE);
	opcflush_answer_write(answer, made, 8);
	CHECK(opcflush_answer_read(answer, copy, 8) && is_same());
}

/* What adds up, and makes no sense all the same. */
static void write_hostile(uint64_t length, char last)
{
	begin();
	memset(made->path, 'x', sizeof(made->path));
	made->length = length <= OPCFLUSH_ANSWER_SIZE ? length : 0;
	if (made->length) {
		made->path[made->length - 1] = last;
	}
	opcflush_answer_write(answer, made, 9);
	atomic_store(&answer->length, length);
}

static void refusals(void)
{
	static const uint64_t lengths[] = {OPCFLUSH_ANSWER_SIZE + 1, OPCFLUSH_ANSWER_SIZE + 8, UINT64_C(1) << 32, UINT64_MAX - 7, UINT64_MAX};
	_Atomic uint64_t *words = (_Atomic uint64_t *)answer;

	check_group("a length that makes no sense leads nowhere");
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		write_hostile(lengths[i], '\0');
		CHECK(!opcflush_answer_read(answer, copy, 9));
	}

	check_group("a last path without an end is refused, though all adds up");
	write_hostile(100, '\0');
	CHECK(opcflush_answer_read(answer, copy, 9));
	write_hostile(100, 'x');
	CHECK(!opcflush_answer_read(answer, copy, 9));
	write_hostile(OPCFLUSH_ANSWER_SIZE, 'x');
	CHECK(!opcflush_answer_read(answer, copy, 9));

	check_group("a bit that is another one is seen, in whatever word");
	begin();
	make(11, 20);
	for (size_t i = 0; i < 6 + made->length / 8; i++) {
		opcflush_answer_write(answer, made, 11);
		CHECK(opcflush_answer_read(answer, copy, 11));
		atomic_fetch_xor(&words[i], (uint64_t)1 << i % 64);
		CHECK(!opcflush_answer_read(answer, copy, 11));
	}

	check_group("one that is being written over is not there, and one that was left half written never is");
	opcflush_answer_write(answer, made, 11);
	atomic_store(&answer->number, 0);
	CHECK(!opcflush_answer_read(answer, copy, 11));
	make(12, 30);
	opcflush_answer_write(answer, made, 12);
	CHECK(opcflush_answer_read(answer, copy, 12) && is_same() && !opcflush_answer_read(answer, copy, 11));
}

/* Another writer comes in at each word. */
static void two_writers(void)
{
	static opcflush_answer other;
	_Atomic uint64_t *words = (_Atomic uint64_t *)answer, *others = (_Atomic uint64_t *)&other;
	size_t length;
	unsigned whole = 0;

	check_group("one that another writer has written into, up to anywhere, is read by nobody unless it is whole");
	make(21, 30);
	opcflush_answer_write(&other, made, 21);
	length = 6 + (made->length + 7) / 8;
	for (size_t from = 0; from < length; from++) {
		for (size_t to = from; to <= length; to++) {
			make(22, 25);
			opcflush_answer_write(answer, made, 22);
			for (size_t i = from; i < to; i++) {
				atomic_store(&words[i], atomic_load(&others[i]));
			}
			if (opcflush_answer_read(answer, copy, 22)) {
				CHECK(is_same());
				whole++;
			}
			if (opcflush_answer_read(answer, copy, 21)) {
				make(21, 30);
				CHECK(is_same());
				whole++;
			}
		}
	}
	CHECK(whole > 0);
}

static void write_many(unsigned writer)
{
	for (uint64_t number = 1 + writer; number < ANSWERS; number += 2) {
		make(number, (unsigned)(number % 90));
		opcflush_answer_write(answer, made, number);
		if (number % 8 == writer) {
			sched_yield();
		}
	}
}

static void read_one(crowd_outcome *seen, unsigned turn)
{
	uint64_t number = atomic_load(&answer->number);

	(void)turn;
	/* A writer is at it, or none has come yet. */
	if (number == 0 && seen->read == 0) {
		return;
	}
	if (number && opcflush_answer_read(answer, copy, number)) {
		make(number, (unsigned)(number % 90));
		seen->right = seen->right && is_same();
		seen->read++;
	} else {
		seen->refused++;
	}
}

static void two_at_once(void)
{
	crowd_outcome seen;

	check_group("while two answer at once, what is read is what one of them has written");
	seen = crowd(&(crowd_rules){begin, write_many, read_one});
	CHECK(seen.right && seen.read > 0 && seen.refused > 0);
	printf("# %u answers read whole, %u refused\n", seen.read, seen.refused);
}

int main(void)
{
	alarm(240);
	answer = opcflush_memory_share(sizeof(*answer));
	made = calloc(1, sizeof(*made));
	copy = calloc(1, sizeof(*copy));
	if (!answer || !made || !copy) {
		return 1;
	}
	round_trip();
	room();
	refusals();
	two_writers();
	two_at_once();
	free(made);
	free(copy);
	return check_end();
}
