/* SPDX-License-Identifier: BSD-3-Clause
 * The answer to a dry run. Written by a worker of the instance that was asked, read by who asked. */
#include "answer.h"
#include "body.h"

#include <string.h>

static size_t words_of(uint64_t length)
{
	return (size_t)(length + 7) / 8;
}

void opcflush_answer_add(opcflush_answer_copy *answer, const char *path, size_t length)
{
	if (length + 1 <= sizeof(answer->path) - answer->length) {
		memcpy(answer->path + answer->length, path, length);
		answer->path[answer->length + length] = '\0';
		answer->length += length + 1;
	}
}

static uint64_t begin_sum(const opcflush_answer_copy *answer, uint64_t number)
{
	uint64_t sum = opcflush_mix(opcflush_mix(opcflush_mix(0, number), answer->looked_at), answer->invalidated);

	return opcflush_mix(opcflush_mix(sum, answer->kept), answer->length);
}

void opcflush_answer_write(opcflush_answer *answer, const opcflush_answer_copy *from, uint64_t number)
{
	uint64_t sum = begin_sum(from, number), word;

	atomic_store(&answer->number, 0);
	/* Before what follows: pairs with the second load of the number in opcflush_answer_read(). */
	atomic_thread_fence(memory_order_release);
	atomic_store_explicit(&answer->looked_at, from->looked_at, memory_order_relaxed);
	atomic_store_explicit(&answer->invalidated, from->invalidated, memory_order_relaxed);
	atomic_store_explicit(&answer->kept, from->kept, memory_order_relaxed);
	atomic_store_explicit(&answer->length, from->length, memory_order_relaxed);
	for (size_t i = 0; i < words_of(from->length); i++) {
		memcpy(&word, from->path + 8 * i, sizeof(word));
		atomic_store_explicit(&answer->path[i], word, memory_order_relaxed);
		sum = opcflush_mix(sum, word);
	}
	atomic_store_explicit(&answer->sum, sum, memory_order_relaxed);
	/* Release: pairs with the acquire of the number in opcflush_answer_read(). */
	atomic_store_explicit(&answer->number, number, memory_order_release);
}

bool opcflush_answer_read(opcflush_answer *answer, opcflush_answer_copy *to, uint64_t number)
{
	uint64_t sum, word;

	if (atomic_load_explicit(&answer->number, memory_order_acquire) != number) {
		return false;
	}
	to->looked_at = atomic_load_explicit(&answer->looked_at, memory_order_relaxed);
	to->invalidated = atomic_load_explicit(&answer->invalidated, memory_order_relaxed);
	to->kept = atomic_load_explicit(&answer->kept, memory_order_relaxed);
	to->length = (size_t)atomic_load_explicit(&answer->length, memory_order_relaxed);
	if (to->length > sizeof(to->path)) {
		return false;
	}
	sum = begin_sum(to, number);
	for (size_t i = 0; i < words_of(to->length); i++) {
		word = atomic_load_explicit(&answer->path[i], memory_order_relaxed);
		memcpy(to->path + 8 * i, &word, sizeof(word));
		sum = opcflush_mix(sum, word);
	}
	atomic_thread_fence(memory_order_acquire);
	return sum == atomic_load_explicit(&answer->sum, memory_order_relaxed)
		&& atomic_load_explicit(&answer->number, memory_order_relaxed) == number
		&& (!to->length || !to->path[to->length - 1]);
}
