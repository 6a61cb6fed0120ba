/* SPDX-License-Identifier: BSD-3-Clause
 * The index of scripts. Workers add to it from inside a compile, the applier walks it. */
#include "scripts.h"
#include "memory.h"
#include "slot.h"

#include <string.h>

/* Room for many releases: OPcache's own table fills first, and only what is used takes up memory. */
#define BYTES_PER_SCRIPT 2048
#define PLACES_PER_SCRIPT 8
#define SPARE_BYTES (1 << 20)

/* Entries begin at multiples of this; a reference is the offset in the arena, divided by it. 0 is nothing. */
#define GRAIN 16

uint64_t opcflush_scripts_hash(const char *bytes, size_t length)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < length; i++) {
		hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
	}
	hash ^= hash >> 32;
	return hash && hash != OPCFLUSH_SEVERAL ? hash : 1;
}

/* Places of the table that share a bit. */
#define BLOCK 64

static _Atomic uint64_t *block_word(opcflush_scripts *scripts, uint32_t place)
{
	return (_Atomic uint64_t *)((char *)scripts + scripts->blocks) + place / BLOCK / 64;
}

static uint64_t block_bit(uint32_t place)
{
	return (uint64_t)1 << place / BLOCK % 64;
}

/* Where its parts begin. */
typedef struct {
	uint32_t places;
	uint64_t blocks;
	uint64_t arena;
	uint64_t arena_size;
} layout;

static bool make(void *memory, void *context)
{
	const layout *of = context;
	opcflush_scripts *scripts = memory;

	scripts->size = (size_t)(of->arena + of->arena_size);
	scripts->blocks = of->blocks;
	scripts->arena = of->arena;
	scripts->arena_size = of->arena_size;
	scripts->mask = of->places - 1;
	atomic_init(&scripts->arena_used, GRAIN);
	return true;
}

opcflush_scripts *opcflush_scripts_create(const char *name, size_t count)
{
	layout of = {.places = 1024, .arena_size = (uint64_t)count * BYTES_PER_SCRIPT + SPARE_BYTES};

	while (of.places < PLACES_PER_SCRIPT * count) {
		of.places *= 2;
	}
	of.blocks = sizeof(opcflush_scripts) + of.places * sizeof(uint32_t);
	of.arena = of.blocks + (of.places / BLOCK / 64 + 1) * sizeof(uint64_t);
	of.arena += GRAIN - of.arena % GRAIN;
	return opcflush_memory_share_as(name, (size_t)(of.arena + of.arena_size), make, &of);
}

void opcflush_scripts_destroy(opcflush_scripts *scripts)
{
	opcflush_memory_unshare(scripts, scripts->size);
}

static void *entry_of(opcflush_scripts *scripts, uint32_t reference)
{
	return (char *)scripts + scripts->arena + (uint64_t)reference * GRAIN;
}

/* 0 when the arena is used up. */
static uint32_t reserve(opcflush_scripts *scripts, size_t size)
{
	uint64_t whole = (size + GRAIN - 1) / GRAIN * GRAIN;
	uint64_t offset = atomic_load_explicit(&scripts->arena_used, memory_order_relaxed);

	do {
		if (whole > scripts->arena_size - offset) {
			atomic_store(&scripts->full, 1);
			return 0;
		}
	} while (!atomic_compare_exchange_weak(&scripts->arena_used, &offset, offset + whole));
	return (uint32_t)(offset / GRAIN);
}

/* What one word of bits stands for; each bit goes after the references, so that who dies in between leaves them to be found. */
static void clear_blocks(opcflush_scripts *scripts, uint32_t first)
{
	_Atomic uint64_t *word = block_word(scripts, first);

	for (uint32_t at = first; atomic_load(word); at += BLOCK) {
		if (atomic_load(word) & block_bit(at)) {
			memset((void *)&scripts->table[at], 0, BLOCK * sizeof(scripts->table[0]));
			atomic_fetch_and(word, ~block_bit(at));
		}
	}
}

/* References go before what they refer to, and last of all what tells how much of the arena is in use: entries rely on zeroes. */
void opcflush_scripts_clear(opcflush_scripts *scripts)
{
	for (uint32_t at = 0; at <= scripts->mask; at += BLOCK * 64) {
		clear_blocks(scripts, at);
	}
	for (size_t i = 0; i < OPCFLUSH_LOST_BITS / 64; i++) {
		atomic_store_explicit(&scripts->lost_scripts[i], 0, memory_order_relaxed);
	}
	atomic_store(&scripts->lost, 0);
	atomic_store(&scripts->full, 0);
	atomic_store(&scripts->count, 0);
	atomic_store(&scripts->aliases, 0);
	atomic_store(&scripts->stale, 0);
	memset(entry_of(scripts, 1), 0, atomic_load(&scripts->arena_used) - GRAIN);
	atomic_store(&scripts->arena_used, GRAIN);
}

static bool is_script(opcflush_script *script, uint64_t hash, const char *path, size_t length)
{
	return script->hash == hash && script->length == length && !memcmp(script->path, path, length);
}

static uint32_t write_script(opcflush_scripts *scripts, uint64_t hash, const char *path, size_t length)
{
	uint32_t reference = reserve(scripts, sizeof(opcflush_script) + length + 1);
	opcflush_script *script;

	if (reference) {
		script = entry_of(scripts, reference);
		script->hash = hash;
		script->length = (uint32_t)length;
		atomic_init(&script->checked, 1);
		memcpy(script->path, path, length);
	}
	return reference;
}

static opcflush_script *seek(opcflush_scripts *scripts, const char *path, size_t length, bool add)
{
	uint64_t hash = opcflush_scripts_hash(path, length);
	uint32_t written = 0;

	/* The table is never more than half full of what OPcache can hold; the bound keeps a full one from being walked around. */
	for (uint32_t step = 0; step <= scripts->mask / 2; step++) {
		uint32_t at = ((uint32_t)hash + step) & scripts->mask;
		uint32_t reference = atomic_load_explicit(&scripts->table[at], memory_order_acquire);

		if (!reference) {
			if (!add) {
				return NULL;
			}
			if (!written && !(written = write_script(scripts, hash, path, length))) {
				return NULL;
			}
			/* Before the reference: who must find that finds the block. */
			atomic_fetch_or(block_word(scripts, at), block_bit(at));
			/* Release: whoever finds the reference finds the entry whole. */
			if (atomic_compare_exchange_strong(&scripts->table[at], &reference, written)) {
				atomic_fetch_add_explicit(&scripts->count, 1, memory_order_relaxed);
				return entry_of(scripts, written);
			}
		}
		if (is_script(entry_of(scripts, reference), hash, path, length)) {
			return entry_of(scripts, reference);
		}
	}
	if (add) {
		atomic_store(&scripts->full, 1);
	}
	return NULL;
}

opcflush_script *opcflush_scripts_find(opcflush_scripts *scripts, const char *path, size_t length)
{
	return seek(scripts, path, length, false);
}

opcflush_script *opcflush_scripts_add(opcflush_scripts *scripts, const char *path, size_t length)
{
	return seek(scripts, path, length, true);
}

void opcflush_scripts_invalidated(opcflush_scripts *scripts, opcflush_script *script)
{
	if (!atomic_exchange(&script->stale, 1)) {
		atomic_fetch_add(&scripts->stale, 1);
	}
}

void opcflush_scripts_published(opcflush_scripts *scripts, opcflush_script *script)
{
	if (atomic_exchange(&script->stale, 0)) {
		atomic_fetch_sub(&scripts->stale, 1);
	}
}

static opcflush_alias *find_alias(opcflush_scripts *scripts, opcflush_script *script, const char *paths, size_t length,
	uint64_t root)
{
	for (opcflush_alias *alias = opcflush_alias_first(scripts, script); alias; alias = opcflush_alias_next(scripts, alias)) {
		if (alias->root == root && alias->length == length && !memcmp(alias->paths, paths, length)) {
			return alias;
		}
	}
	return NULL;
}

static opcflush_alias *remember(opcflush_scripts *scripts, opcflush_script *script, const char *paths, size_t length,
	uint64_t root)
{
	opcflush_alias *alias = find_alias(scripts, script, paths, length, root);
	uint32_t reference, newest;

	if (alias) {
		return alias;
	}
	if (length > OPCFLUSH_ALIAS_SIZE || !(reference = reserve(scripts, sizeof(*alias) + length))) {
		return NULL;
	}
	alias = entry_of(scripts, reference);
	alias->length = (uint32_t)length;
	alias->root = root;
	memcpy(alias->paths, paths, length);
	newest = atomic_load(&script->aliases);
	do {
		alias->next = newest;
	} while (!atomic_compare_exchange_weak(&script->aliases, &newest, reference));
	atomic_fetch_add_explicit(&scripts->aliases, 1, memory_order_relaxed);
	return alias;
}

static _Atomic uint64_t *lost_word(opcflush_scripts *scripts, uint64_t hash)
{
	return &scripts->lost_scripts[hash / 64 % (OPCFLUSH_LOST_BITS / 64)];
}

static uint64_t lost_bit(uint64_t hash)
{
	return (uint64_t)1 << hash % 64;
}

static void lose(opcflush_scripts *scripts, const char *path, size_t length)
{
	uint64_t hash = opcflush_scripts_hash(path, length);

	atomic_fetch_or(lost_word(scripts, hash), lost_bit(hash));
	atomic_store(&scripts->lost, 1);
}

void opcflush_alias_add(opcflush_scripts *scripts, const char *path, size_t length,
	const char *paths, size_t paths_length, uint64_t root, uint64_t generation)
{
	opcflush_script *script = opcflush_scripts_add(scripts, path, length);
	opcflush_alias *alias = script ? remember(scripts, script, paths, paths_length, root) : NULL;

	if (alias) {
		atomic_store(&alias->generation, generation);
	} else {
		lose(scripts, path, length);
	}
}

void opcflush_alias_name(opcflush_scripts *scripts, const char *path, size_t length, uint64_t root)
{
	opcflush_script *script = opcflush_scripts_add(scripts, path, length);
	uint64_t named = 0;

	if (!script) {
		lose(scripts, path, length);
	} else if (!atomic_compare_exchange_strong(&script->named, &named, root) && named != root) {
		atomic_store(&script->named, OPCFLUSH_NAMED_ANYWHERE);
	}
}

bool opcflush_scripts_lost(opcflush_scripts *scripts, const char *path, size_t length)
{
	uint64_t hash = opcflush_scripts_hash(path, length);

	return atomic_load(&scripts->lost) && (atomic_load(lost_word(scripts, hash)) & lost_bit(hash));
}

opcflush_script *opcflush_scripts_next(opcflush_scripts *scripts, uint32_t *at)
{
	uint32_t reference;

	while (*at <= scripts->mask) {
		if (*at % BLOCK == 0 && !(atomic_load(block_word(scripts, *at)) & block_bit(*at))) {
			*at += BLOCK;
		} else if ((reference = atomic_load_explicit(&scripts->table[(*at)++], memory_order_acquire))) {
			return entry_of(scripts, reference);
		}
	}
	return NULL;
}

opcflush_alias *opcflush_alias_first(opcflush_scripts *scripts, opcflush_script *script)
{
	uint32_t reference = atomic_load_explicit(&script->aliases, memory_order_acquire);

	return reference ? entry_of(scripts, reference) : NULL;
}

opcflush_alias *opcflush_alias_next(opcflush_scripts *scripts, opcflush_alias *alias)
{
	return alias->next ? entry_of(scripts, alias->next) : NULL;
}

bool opcflush_alias_is_true(const opcflush_script *script, const opcflush_alias *alias, opcflush_follow *follow)
{
	const char *end = alias->paths + alias->length;

	for (const char *path = alias->paths; path < end; path += strlen(path) + 1) {
		opcflush_lead lead = follow(path, script);

		if (lead != OPCFLUSH_LEADS_NOWHERE) {
			return lead == OPCFLUSH_LEADS_THERE;
		}
	}
	return false;
}
