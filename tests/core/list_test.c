/* SPDX-License-Identifier: BSD-3-Clause
 * Lists of paths: that one is had from the shelf as it was put there or not at all, and what is in it. */
#include "../../src/core/list.h"
#include "../../src/core/memory.h"
#include "check.h"
#include "crowd.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WORDS (2 * OPCFLUSH_LIST_MAX)
#define PUTS 30000

static opcflush_shelf *shelf;
static uint64_t hash[OPCFLUSH_LIST_MAX];
static uint64_t found[OPCFLUSH_LIST_MAX + 1];

static void begin(uint64_t used)
{
	memset(shelf, 0, sizeof(*shelf));
	atomic_store(&shelf->used, used);
}

/* Those of a list that is told from others by this number. */
static const uint64_t *hashes_of(uint64_t number, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		hash[i] = (number << 24 | (i + 1)) * UINT64_C(0x9e3779b97f4a7c15);
	}
	return hash;
}

static opcflush_list_reference put(uint64_t number, size_t count)
{
	return opcflush_list_put(shelf, hashes_of(number, count), count);
}

static bool is_there(const opcflush_list_reference *list, uint64_t number, size_t count)
{
	memset(found, 0xff, sizeof(found));
	return opcflush_list_get(shelf, list, found) && list->count == count && !memcmp(found, hashes_of(number, count), count * sizeof(found[0]))
		&& found[count] == UINT64_MAX;
}

static void round_trip(void)
{
	static const size_t counts[] = {0, 1, 2, 3, 1000, 32768, OPCFLUSH_LIST_MAX};
	static const uint64_t places[] = {0, 1, WORDS - 1, WORDS - 2, WORDS, WORDS + 5, UINT64_C(1) << 40, UINT64_MAX - 7, UINT64_MAX - WORDS};
	opcflush_list_reference list, other;

	check_group("a list is had as it was put there, of any length, wherever the shelf begins anew");
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		for (size_t j = 0; j < sizeof(places) / sizeof(places[0]); j++) {
			begin(places[j]);
			list = put(7, counts[i]);
			CHECK(list.place == places[j] + 1 && is_there(&list, 7, counts[i]));
			other = put(8, 100);
			CHECK(is_there(&other, 8, 100) && is_there(&list, 7, counts[i]));
		}
	}

	check_group("it stays there until as many words as the shelf has were taken after it");
	begin(0);
	list = put(7, 100);
	put(8, OPCFLUSH_LIST_MAX);
	CHECK(is_there(&list, 7, 100));
	put(9, OPCFLUSH_LIST_MAX - 100);
	CHECK(is_there(&list, 7, 100));
	other = put(10, 1);
	CHECK(!opcflush_list_get(shelf, &list, found) && is_there(&other, 10, 1));

	check_group("nor is it when its words are there and its place was given away: their new owner is about to write");
	begin(0);
	list = put(7, 100);
	atomic_fetch_add(&shelf->used, WORDS - 100);
	CHECK(is_there(&list, 7, 100));
	atomic_fetch_add(&shelf->used, 1);
	CHECK(!opcflush_list_get(shelf, &list, found));

	check_group("a list of nothing is there, and is another thing than no list");
	begin(0);
	list = put(7, 0);
	CHECK(list.place && !list.count && opcflush_list_get(shelf, &list, found));
}

static void refusals(void)
{
	static const uint64_t places[] = {0, 1, 5, WORDS, WORDS + 1, UINT64_MAX, UINT64_MAX - 1, UINT64_C(1) << 63};
	static const uint64_t counts[] = {1, 100, OPCFLUSH_LIST_MAX, OPCFLUSH_LIST_MAX + 1, WORDS, UINT64_C(1) << 32, UINT64_C(1) << 61, UINT64_MAX};
	opcflush_list_reference list, late;

	check_group("a reference that makes no sense leads to nothing");
	begin(0);
	put(7, 1000);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		for (size_t j = 0; j < sizeof(counts) / sizeof(counts[0]); j++) {
			list = (opcflush_list_reference){.place = places[i], .count = counts[j], .sum = 4711};
			CHECK(!opcflush_list_get(shelf, &list, found));
		}
	}
	CHECK(!opcflush_list_get(shelf, &(opcflush_list_reference){0}, found));

	check_group("a list of which a word, its number of words, its place or its sum is another one is not had");
	begin(0);
	list = put(7, 1000);
	late = list;
	late.count--;
	CHECK(!opcflush_list_get(shelf, &late, found));
	late.count = list.count + 1;
	CHECK(!opcflush_list_get(shelf, &late, found));
	late = list;
	late.place++;
	CHECK(!opcflush_list_get(shelf, &late, found));
	late = list;
	late.sum++;
	CHECK(!opcflush_list_get(shelf, &late, found));
	for (size_t i = 0; i < 1000; i += 37) {
		atomic_fetch_xor(&shelf->word[i], (uint64_t)1 << i % 64);
		CHECK(!opcflush_list_get(shelf, &list, found));
		atomic_fetch_xor(&shelf->word[i], (uint64_t)1 << i % 64);
	}
	CHECK(is_there(&list, 7, 1000));

	check_group("a writer that was stopped until the shelf had gone round, and then writes, spoils a later list, which is refused");
	begin(0);
	atomic_fetch_add(&shelf->used, 50);
	put(8, OPCFLUSH_LIST_MAX);
	put(9, OPCFLUSH_LIST_MAX - 50);
	list = put(10, 100);
	CHECK(is_there(&list, 10, 100));
	for (size_t i = 0; i < 50; i++) {
		atomic_store(&shelf->word[i], hashes_of(7, 50)[i]);
		CHECK(!opcflush_list_get(shelf, &list, found));
	}
	late = (opcflush_list_reference){.place = 1, .count = 50};
	for (size_t i = 0; i < 50; i++) {
		late.sum = opcflush_mix(late.sum, hashes_of(7, 50)[i]);
	}
	CHECK(!opcflush_list_get(shelf, &late, found));
	list = put(11, 100);
	CHECK(is_there(&list, 11, 100));
}

static opcflush_list *list_of(const char *const *paths, size_t count)
{
	uint64_t *hashes = malloc((count + 1) * sizeof(*hashes));
	opcflush_list *list;

	for (size_t i = 0; i < count; i++) {
		hashes[i] = opcflush_list_hash(paths[i], strlen(paths[i]));
	}
	list = opcflush_list_create(hashes, count);
	free(hashes);
	if (!list) {
		abort();
	}
	return list;
}

static bool has(const opcflush_list *list, const char *path)
{
	return opcflush_list_has(list, path, strlen(path));
}

static void lookups(void)
{
	static const char *const paths[] = {"/srv/a.php", "/srv/blog/", "/srv/caf\xc3\xa9.php", "/srv/a b.php", "/srv/[a]*.php", "phar:///srv/x.phar/"};
	static const char *const root[] = {"/"};
	char longest[4096];
	opcflush_list *list = list_of(paths, 6);

	check_group("a list has the paths that are in it, byte by byte");
	CHECK(has(list, "/srv/a.php") && has(list, "/srv/caf\xc3\xa9.php") && has(list, "/srv/a b.php") && has(list, "/srv/[a]*.php"));
	CHECK(!has(list, "/srv/A.php") && !has(list, "/srv/a.ph") && !has(list, "/srv/a.phpx") && !has(list, "/srv/cafe.php") && !has(list, "/srv/[a]x.php"));
	CHECK(!has(list, "/srv/a.php/") && !has(list, "/srv/a.php/b") && !has(list, "") && !has(list, "/") && !has(list, "srv/a.php"));
	CHECK(opcflush_list_has(list, "/srv/a.php\0x", 10) && !opcflush_list_has(list, "/srv/a.php\0x", 12));

	check_group("and all below a folder that ends in a slash");
	CHECK(has(list, "/srv/blog/a.php") && has(list, "/srv/blog/a/b/c.php") && has(list, "/srv/blog/") && has(list, "phar:///srv/x.phar/a.php"));
	CHECK(!has(list, "/srv/blog") && !has(list, "/srv/blogs/a.php") && !has(list, "/srv/b/a.php") && !has(list, "/srv/"));
	opcflush_list_destroy(list);
	list = list_of(root, 1);
	CHECK(has(list, "/") && has(list, "/a") && has(list, "/a/b/c") && !has(list, "a/b") && !has(list, "a"));
	opcflush_list_destroy(list);

	check_group("an empty one has nothing, and none is nothing to destroy");
	list = list_of(NULL, 0);
	CHECK(list && !has(list, "/srv/a.php") && !has(list, ""));
	opcflush_list_destroy(list);
	opcflush_list_destroy(NULL);

	check_group("a path has no hash of 0, and long ones have their own");
	memset(longest, 'x', sizeof(longest));
	CHECK(opcflush_list_hash("", 0) && opcflush_list_hash(longest, 4095) != opcflush_list_hash(longest, 4094));
	for (unsigned i = 0; i < 100000; i++) {
		memcpy(longest, &i, sizeof(i));
		if (!opcflush_list_hash(longest, 4)) {
			CHECK(false);
		}
	}
}

static int compare(const void *one, const void *other)
{
	const uint64_t *a = one, *b = other;

	return *a < *b ? -1 : *a > *b;
}

static void most(void)
{
	opcflush_list *list;
	char path[64];
	bool right = true;
	unsigned same = 0;

	check_group("as many paths as there may be are found, and no others");
	for (unsigned i = 0; i < OPCFLUSH_LIST_MAX; i++) {
		hash[i] = opcflush_list_hash(path, (size_t)snprintf(path, sizeof(path), i % 2 ? "/srv/releases/%u/src/Controller.php" : "/srv/%u/", i));
	}
	list = opcflush_list_create(hash, OPCFLUSH_LIST_MAX);
	for (unsigned i = 0; i < OPCFLUSH_LIST_MAX; i++) {
		snprintf(path, sizeof(path), i % 2 ? "/srv/releases/%u/src/Controller.php" : "/srv/%u/any/thing.php", i);
		right = right && has(list, path);
		snprintf(path, sizeof(path), i % 2 ? "/srv/releases/%u/src/Controller.phps" : "/srv/%ua/any/thing.php", i);
		right = right && !has(list, path);
	}
	CHECK(right);
	opcflush_list_destroy(list);

	check_group("they all have hashes of their own");
	qsort(hash, OPCFLUSH_LIST_MAX, sizeof(hash[0]), compare);
	for (unsigned i = 1; i < OPCFLUSH_LIST_MAX; i++) {
		same += hash[i] == hash[i - 1];
	}
	CHECK(same == 0);

	check_group("hashes that somebody has made up, all of them in one place, or nothing at all, make a list");
	for (unsigned i = 0; i < 2000; i++) {
		hash[i] = (uint64_t)i << 40;
	}
	list = opcflush_list_create(hash, 2000);
	CHECK(list && !has(list, "/srv/a.php"));
	opcflush_list_destroy(list);
	memset(hash, 0, sizeof(hash));
	list = opcflush_list_create(hash, OPCFLUSH_LIST_MAX);
	CHECK(list && !has(list, "/srv/a.php"));
	opcflush_list_destroy(list);
}

static struct {
	opcflush_list_reference list[2][64];
	_Atomic uint64_t number[2][64]; /* of the list that the reference is of; 0: it is being written */
} *shown;

static size_t count_of(uint64_t number)
{
	return (size_t)(number % 700) * (number % 13 == 0 ? 60 : 1);
}

static void begin_shown(void)
{
	begin(0);
	memset(shown, 0, sizeof(*shown));
}

static void put_many(unsigned writer)
{
	for (uint64_t number = 1 + writer; number < PUTS; number += 2) {
		unsigned at = (unsigned)(number / 2 % 64);
		opcflush_list_reference list = put(number, count_of(number));

		atomic_store(&shown->number[writer][at], 0);
		atomic_thread_fence(memory_order_release);
		shown->list[writer][at] = list;
		atomic_store(&shown->number[writer][at], number);
	}
}

static void get_one(crowd_outcome *seen, unsigned turn)
{
	uint64_t number = atomic_load(&shown->number[turn % 2][turn / 2]);
	opcflush_list_reference list = shown->list[turn % 2][turn / 2];

	atomic_thread_fence(memory_order_acquire);
	if (number == 0 || number != atomic_load(&shown->number[turn % 2][turn / 2])) {
		return;
	}
	if (opcflush_list_get(shelf, &list, found)) {
		seen->right = seen->right && list.count == count_of(number)
			&& !memcmp(found, hashes_of(number, list.count), list.count * sizeof(found[0]));
		seen->read++;
	} else {
		seen->refused++;
	}
}

static void two_at_once(void)
{
	crowd_outcome seen;

	check_group("while two put lists there, a reader has what one of them has put, or nothing");
	seen = crowd(&(crowd_rules){begin_shown, put_many, get_one});
	CHECK(seen.right && seen.read > 0 && seen.refused > 0);
	printf("# %u lists had whole, %u refused\n", seen.read, seen.refused);
}

int main(void)
{
	alarm(240);
	shelf = opcflush_memory_share(sizeof(*shelf));
	shown = opcflush_memory_share(sizeof(*shown));
	if (!shelf || !shown) {
		return 1;
	}
	round_trip();
	refusals();
	lookups();
	most();
	two_at_once();
	return check_end();
}
