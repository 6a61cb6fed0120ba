/* SPDX-License-Identifier: BSD-3-Clause
 * Lists of paths. Made by whoever gives an order, read by whoever carries it out. */
#include "list.h"
#include "path.h"

#include <stdlib.h>

#define SHELF_WORDS (2 * OPCFLUSH_LIST_MAX)

struct opcflush_list {
	size_t mask;
	uint64_t hash[]; /* open addressing; 0 is nothing */
};

static uint64_t step(uint64_t hash, unsigned char byte)
{
	return (hash ^ byte) * UINT64_C(1099511628211);
}

/* Never 0. */
static uint64_t finish(uint64_t hash)
{
	hash = opcflush_mix(hash, hash >> 32);
	return hash ? hash : 1;
}

#define START UINT64_C(14695981039346656037)

uint64_t opcflush_list_hash(const char *path, size_t length)
{
	uint64_t hash = START;

	for (size_t i = 0; i < length; i++) {
		hash = step(hash, opcflush_path_byte((unsigned char)path[i]));
	}
	return finish(hash);
}

opcflush_list_reference opcflush_list_put(opcflush_shelf *shelf, const uint64_t *hash, size_t count)
{
	uint64_t begin = atomic_fetch_add(&shelf->used, count);
	opcflush_list_reference list = {.place = begin + 1, .count = count};

	/* Before what follows: pairs with the second load of `used` in opcflush_list_get(). */
	atomic_thread_fence(memory_order_release);
	for (size_t i = 0; i < count; i++) {
		atomic_store_explicit(&shelf->word[(begin + i) % SHELF_WORDS], hash[i], memory_order_relaxed);
		list.sum = opcflush_mix(list.sum, hash[i]);
	}
	return list;
}

bool opcflush_list_get(opcflush_shelf *shelf, const opcflush_list_reference *list, uint64_t *hash)
{
	uint64_t begin = list->place - 1, sum = 0;

	if (!list->place || list->count > OPCFLUSH_LIST_MAX) {
		return false;
	}
	for (size_t i = 0; i < list->count; i++) {
		hash[i] = atomic_load_explicit(&shelf->word[(begin + i) % SHELF_WORDS], memory_order_relaxed);
		sum = opcflush_mix(sum, hash[i]);
	}
	atomic_thread_fence(memory_order_acquire);
	return sum == list->sum && atomic_load_explicit(&shelf->used, memory_order_relaxed) - begin <= SHELF_WORDS;
}

/* Whoever has made up the hashes does not know where they come. */
static size_t place_of(const opcflush_list *list, uint64_t hash)
{
	return (size_t)opcflush_mix((uintptr_t)list, hash) & list->mask;
}

opcflush_list *opcflush_list_create(const uint64_t *hash, size_t count)
{
	size_t places = 16;
	opcflush_list *list;

	while (places < 2 * count) {
		places *= 2;
	}
	list = calloc(1, sizeof(*list) + places * sizeof(list->hash[0]));
	if (!list) {
		return NULL;
	}
	list->mask = places - 1;
	for (size_t i = 0; i < count; i++) {
		size_t at = place_of(list, hash[i]);

		while (list->hash[at] && list->hash[at] != hash[i]) {
			at = (at + 1) & list->mask;
		}
		list->hash[at] = hash[i];
	}
	return list;
}

void opcflush_list_destroy(opcflush_list *list)
{
	free(list);
}

static bool has(const opcflush_list *list, uint64_t hash)
{
	size_t at = place_of(list, hash);

	while (list->hash[at] && list->hash[at] != hash) {
		at = (at + 1) & list->mask;
	}
	return list->hash[at] != 0;
}

bool opcflush_list_has(const opcflush_list *list, const char *path, size_t length)
{
	uint64_t hash = START;

	for (size_t i = 0; i < length; i++) {
		hash = step(hash, opcflush_path_byte((unsigned char)path[i]));
		if (opcflush_path_byte((unsigned char)path[i]) == '/' && i + 1 < length && has(list, finish(hash))) {
			return true;
		}
	}
	return has(list, finish(hash));
}
