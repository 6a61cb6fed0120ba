/* SPDX-License-Identifier: BSD-3-Clause
 * The body of an order. Written by whoever gives one, signal handlers included; read by whoever carries one out. */
#include "body.h"

#include <string.h>

#define WORDS (OPCFLUSH_TEXT_SIZE / 8)

/* A word before the first one. */
#define NO_END UINT64_MAX

/* Whether one of the eight bytes is NUL. */
static bool has_end(uint64_t word)
{
	return ((word - UINT64_C(0x0101010101010101)) & ~word & UINT64_C(0x8080808080808080)) != 0;
}

static uint64_t begin_check(uint64_t generation, const opcflush_list_reference *list)
{
	return opcflush_mix(opcflush_mix(opcflush_mix(opcflush_mix(0, generation), list->place), list->count), list->sum);
}

void opcflush_body_store(opcflush_body *body, const opcflush_body_copy *from, uint64_t generation)
{
	uint64_t check = begin_check(generation, &from->list), word = NO_END;

	atomic_store_explicit(&body->place, from->list.place, memory_order_relaxed);
	atomic_store_explicit(&body->count, from->list.count, memory_order_relaxed);
	atomic_store_explicit(&body->sum, from->list.sum, memory_order_relaxed);
	for (int i = 0; i < WORDS && !has_end(word); i++) {
		memcpy(&word, from->text + 8 * i, sizeof(word));
		atomic_store_explicit(&body->text[i], word, memory_order_relaxed);
		check = opcflush_mix(check, word);
	}
	atomic_store_explicit(&body->check, check, memory_order_relaxed);
}

bool opcflush_body_load(opcflush_body *body, opcflush_body_copy *to, uint64_t generation)
{
	uint64_t check, word = NO_END;

	to->list.place = atomic_load_explicit(&body->place, memory_order_relaxed);
	to->list.count = atomic_load_explicit(&body->count, memory_order_relaxed);
	to->list.sum = atomic_load_explicit(&body->sum, memory_order_relaxed);
	check = begin_check(generation, &to->list);
	for (int i = 0; i < WORDS && !has_end(word); i++) {
		word = atomic_load_explicit(&body->text[i], memory_order_relaxed);
		memcpy(to->text + 8 * i, &word, sizeof(word));
		check = opcflush_mix(check, word);
	}
	return has_end(word) && check == atomic_load_explicit(&body->check, memory_order_relaxed);
}
