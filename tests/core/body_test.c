/* SPDX-License-Identifier: BSD-3-Clause
 * The body of an order: that it is read as it was written, for its own order, or not at all. */
#include "../../src/core/body.h"
#include "../../src/core/memory.h"
#include "check.h"
#include "crowd.h"

#include <sched.h>
#include <string.h>
#include <unistd.h>

#define WORDS (sizeof(opcflush_body) / sizeof(uint64_t))
#define STORES 200000

static opcflush_body *body;
static opcflush_body_copy copy;

static opcflush_body_copy body_of(size_t length, unsigned char filling)
{
	opcflush_body_copy made = {.list = {.place = length + 1, .count = length, .sum = (uint64_t)filling << 40}};

	memset(made.text, filling, length);
	return made;
}

static bool is_same(const opcflush_body_copy *one, const opcflush_body_copy *other)
{
	return !memcmp(&one->list, &other->list, sizeof(one->list)) && !strcmp(one->text, other->text);
}

static _Atomic uint64_t *word(size_t index)
{
	return (_Atomic uint64_t *)body + index;
}

/* A text of this length is stored in so many words. */
static size_t words_of(size_t length)
{
	return 4 + length / 8 + 1;
}

static void round_trip(void)
{
	static const size_t lengths[] = {0, 1, 7, 8, 9, 15, 16, 17, 1015, 1016, 1017, 1022, 1023};
	static const uint64_t generations[] = {1, 2, 0xffffffff, UINT64_C(1) << 40};

	check_group("a body is read as it was written, at any length, whatever stood there and whatever is in the reader's memory");
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		for (size_t j = 0; j < sizeof(generations) / sizeof(generations[0]); j++) {
			opcflush_body_copy made = body_of(lengths[i], j % 2 ? 0xff : 'a');

			memset(body, 0x55, sizeof(*body));
			memset(&copy, 'x', sizeof(copy));
			opcflush_body_store(body, &made, generations[j]);
			CHECK(opcflush_body_load(body, &copy, generations[j]) && is_same(&copy, &made));
		}
	}

	check_group("a shorter one after a longer one, and bytes that look like an end and are none");
	for (int filling = 1; filling < 256; filling++) {
		opcflush_body_copy longer = body_of(1023, (unsigned char)filling), shorter = body_of((size_t)filling, (unsigned char)filling);

		opcflush_body_store(body, &longer, 5);
		CHECK(opcflush_body_load(body, &copy, 5) && is_same(&copy, &longer));
		opcflush_body_store(body, &shorter, 6);
		CHECK(opcflush_body_load(body, &copy, 6) && is_same(&copy, &shorter));
	}
}

static void refusals(void)
{
	opcflush_body_copy made = body_of(100, 'a');
	size_t refused = 0;

	check_group("the body of another order is not this one's");
	opcflush_body_store(body, &made, 300);
	CHECK(opcflush_body_load(body, &copy, 300));
	CHECK(!opcflush_body_load(body, &copy, 299) && !opcflush_body_load(body, &copy, 301) && !opcflush_body_load(body, &copy, 300 + 256)
		&& !opcflush_body_load(body, &copy, 300 + 64) && !opcflush_body_load(body, &copy, 0) && !opcflush_body_load(body, &copy, UINT64_MAX));
	memset(body, 0, sizeof(*body));
	CHECK(!opcflush_body_load(body, &copy, 1) && !opcflush_body_load(body, &copy, 300));
	memset(body, 0xff, sizeof(*body));
	CHECK(!opcflush_body_load(body, &copy, 300));

	check_group("a bit that is another one is seen, in whatever word up to the text's end, and beyond it does no harm");
	for (size_t length = 0; length < OPCFLUSH_TEXT_SIZE; length += length < 20 ? 1 : 167) {
		made = body_of(length, 'a');
		for (size_t i = 0; i < WORDS; i++) {
			for (unsigned bit = 0; bit < 64; bit += 7) {
				bool loaded;

				opcflush_body_store(body, &made, 300);
				atomic_fetch_xor(word(i), (uint64_t)1 << bit);
				loaded = opcflush_body_load(body, &copy, 300);
				CHECK(loaded == (i >= words_of(length)));
				refused += !loaded;
			}
		}
	}
	CHECK(refused > 1000);

	check_group("two words that have changed places are seen");
	for (size_t i = 0; i < OPCFLUSH_TEXT_SIZE - 1; i++) {
		made.text[i] = (char)('a' + i / 8 % 26);
	}
	made.text[OPCFLUSH_TEXT_SIZE - 1] = '\0';
	made.list = (opcflush_list_reference){.place = 3, .count = 4, .sum = 5};
	for (size_t i = 1; i < 20; i++) {
		uint64_t first;

		opcflush_body_store(body, &made, 300);
		first = atomic_load(word(i));
		atomic_store(word(i), atomic_load(word(i + 1)));
		atomic_store(word(i + 1), first);
		CHECK(!opcflush_body_load(body, &copy, 300));
	}

	check_group("a text without an end is refused, though all else adds up");
	made = body_of(1023, 'a');
	made.text[1023] = 'a';
	opcflush_body_store(body, &made, 300);
	CHECK(!opcflush_body_load(body, &copy, 300));
}

/* Writes the first `count` words of `from`, as a writer does that is stopped, or wakes up, there. The check comes last. */
static void store_some(const opcflush_body *from, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++) {
		size_t at = i + 1 < WORDS ? i + 1 : 0;

		atomic_store(word(at), atomic_load((_Atomic uint64_t *)from + at));
	}
}

static void stopped_writers(void)
{
	static opcflush_body late;
	static const size_t lengths[] = {5, 60, 500, 1023};
	opcflush_body_copy old, new;
	unsigned whole = 0;

	check_group("a writer that was stopped, and goes on over a later body, anywhere, never makes another one of it");
	for (size_t i = 0; i < 16; i++) {
		old = body_of(lengths[i / 4], 'o');
		new = body_of(lengths[i % 4], 'n');
		memset(&late, 0, sizeof(late));
		opcflush_body_store(&late, &old, 44);
		for (size_t from = 0; from < WORDS; from++) {
			/* It writes from there to the end of its own; or is stopped again before the check. */
			for (int again = 0; again < 2; again++) {
				memset(body, 0, sizeof(*body));
				store_some(&late, 0, from);
				opcflush_body_store(body, &new, 300);
				store_some(&late, from, again ? WORDS - 1 : WORDS);
				CHECK(!opcflush_body_load(body, &copy, 300) || (is_same(&copy, &new) && ++whole));
				CHECK(again || !opcflush_body_load(body, &copy, 300));
			}
		}
	}
	CHECK(whole > 0);

	check_group("the same text of an older order does not pass for the newer one's");
	old = body_of(60, 's');
	opcflush_body_store(body, &old, 300);
	opcflush_body_store(body, &old, 44);
	CHECK(!opcflush_body_load(body, &copy, 300));
}

/* Each writer says which order it is at. */
static _Atomic uint64_t *writing;

static void begin(void)
{
	memset(body, 0, sizeof(*body));
	atomic_store(&writing[0], 0);
	atomic_store(&writing[1], 0);
}

static void write_many(unsigned writer)
{
	for (uint64_t generation = 2 + writer; generation < STORES; generation += 2) {
		opcflush_body_copy made = body_of((size_t)(generation % 600), (unsigned char)(1 + generation % 255));

		opcflush_body_store(body, &made, generation);
		atomic_store(&writing[writer], generation);
		if (generation % 16 == writer) {
			sched_yield();
		}
	}
}

static void read_one(crowd_outcome *seen, unsigned turn)
{
	uint64_t generation = atomic_load(&writing[turn % 2]);
	opcflush_body_copy expected = body_of((size_t)(generation % 600), (unsigned char)(1 + generation % 255));

	if (generation == 0) {
		return;
	}
	if (opcflush_body_load(body, &copy, generation)) {
		seen->right = seen->right && is_same(&copy, &expected);
		seen->read++;
	} else {
		seen->refused++;
	}
}

static void two_at_once(void)
{
	crowd_outcome seen;

	check_group("while two write at once, a reader gets what one of them has written, for its order, or nothing");
	seen = crowd(&(crowd_rules){begin, write_many, read_one});
	CHECK(seen.right && seen.read > 0 && seen.refused > 0);
	opcflush_body_store(body, &(opcflush_body_copy){.text = "refresh"}, STORES + 1);
	CHECK(opcflush_body_load(body, &copy, STORES + 1) && !strcmp(copy.text, "refresh"));
	printf("# %u bodies read whole, %u refused\n", seen.read, seen.refused);
}

int main(void)
{
	alarm(240);
	body = opcflush_memory_share(sizeof(*body));
	writing = opcflush_memory_share(2 * sizeof(*writing));
	if (!body || !writing) {
		return 1;
	}
	round_trip();
	refusals();
	stopped_writers();
	two_at_once();
	return check_end();
}
