/* SPDX-License-Identifier: BSD-3-Clause
 * The index of scripts: the real path of each script that OPcache was given to compile, and the names under which it was
 * reached that are not its real path (aliases). A flush goes by it, instead of asking OPcache for an array of everything.
 *
 * LAYOUT   a table of references into an arena, and a bit for each block of the table, so that few scripts are soon gone through; all
 *          only grow. Any worker adds, without a lock: it writes an entry into
 *          arena space of its own and then links it with a compare-and-swap (release); readers load links with acquire. A
 *          worker that dies in between leaves unused arena space. Nothing is ever taken out but all at once, where nobody is in a
 *          request (gate.h, C5). No pointers.
 *
 * ALIASES  OPcache keeps a name as a second key of the script that it led to, never points it elsewhere while the script
 *          lives, and does not drop it when the script is invalidated. Compiling the old script again would revive it. So
 *          each alias is remembered, before OPcache adds it, with the paths that decide what it leads to: the first of them
 *          that exists. A script is published only while every alias of it is true.
 */
#ifndef OPCFLUSH_SCRIPTS_H
#define OPCFLUSH_SCRIPTS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The paths of one alias, each ended by a NUL. A longer list is not remembered, but its script counts as lost. */
#define OPCFLUSH_ALIAS_SIZE 8192

#define OPCFLUSH_LOST_BITS 65536

/* A path was an alias's name in more than one root directory. */
#define OPCFLUSH_NAMED_ANYWHERE UINT64_MAX

typedef struct {
	uint64_t hash;
	_Atomic uint64_t checked;  /* the order up to which its copy in OPcache's file cache was seen to */
	_Atomic uint32_t aliases;  /* reference of the newest */
	_Atomic uint32_t preloaded;
	_Atomic uint32_t stale;    /* its key in OPcache leads to what was invalidated */
	_Atomic uint64_t fingerprint; /* of the file that it was compiled from: fingerprint.h */
	_Atomic uint64_t kept;     /* the order at which an applier last found it to be up to date; under the applier lock */
	_Atomic uint64_t named;    /* the path was an alias's name once, in this root: OPcache may have it as another's key */
	uint32_t length;
	char path[];
} opcflush_script;

typedef struct {
	uint32_t next;             /* reference */
	uint32_t length;           /* of paths[], the last NUL included */
	uint64_t root;             /* inode of the root directory that the paths count from */
	_Atomic uint64_t generation; /* the newest order at which it was seen to be true */
	char paths[];
} opcflush_alias;

typedef struct {
	size_t size;               /* of the whole mapping */
	uint64_t arena;            /* its offset */
	uint64_t arena_size;
	uint64_t blocks;           /* the offset of a bit for each block of the table: whether anything is in it */
	uint32_t mask;             /* references in the table, less one */
	_Atomic uint64_t arena_used;
	_Atomic uint32_t count;
	_Atomic uint32_t aliases;
	_Atomic int32_t stale;     /* scripts that are; for an estimate, and for a moment less than there are */
	_Atomic uint32_t full;     /* something did not fit: the index is not complete */
	_Atomic uint32_t lost;     /* an alias was not remembered: its script has its bit below */
	_Atomic uint64_t lost_scripts[OPCFLUSH_LOST_BITS / 64];
	_Atomic uint32_t table[];
} opcflush_scripts;

/* For about `count` scripts; NULL when the system has no memory for it. `name`: see opcflush_memory_share_as(). */
opcflush_scripts *opcflush_scripts_create(const char *name, size_t count);
void opcflush_scripts_destroy(opcflush_scripts *scripts);

/* Empties it, as if newly created; what it costs goes by what was in it. Nobody else reads or writes it meanwhile. Who dies over it
 * leaves an index that another may empty again, as if it had been the first. */
void opcflush_scripts_clear(opcflush_scripts *scripts);

/* A script by its real path, found or added; NULL when it is not there, or the index is full. */
opcflush_script *opcflush_scripts_find(opcflush_scripts *scripts, const char *path, size_t length);
opcflush_script *opcflush_scripts_add(opcflush_scripts *scripts, const char *path, size_t length);

/* OPcache's script has been invalidated; OPcache is to have a new one. */
void opcflush_scripts_invalidated(opcflush_scripts *scripts, opcflush_script *script);
void opcflush_scripts_published(opcflush_scripts *scripts, opcflush_script *script);

/* The hash of a path, as it is in an entry. */
uint64_t opcflush_scripts_hash(const char *path, size_t length);

/* Remembers an alias that is true at `generation`. What cannot be remembered makes the script's path count as lost. */
void opcflush_alias_add(opcflush_scripts *scripts, const char *path, size_t length,
	const char *paths, size_t paths_length, uint64_t root, uint64_t generation);

/* Remembers that the path is an alias's name, in this root directory. */
void opcflush_alias_name(opcflush_scripts *scripts, const char *path, size_t length, uint64_t root);

/* Whether an alias of this path, or that it is one's name, may have been lost. */
bool opcflush_scripts_lost(opcflush_scripts *scripts, const char *path, size_t length);

/* Steps through the scripts; `at` starts at 0. NULL at the end. Those added meanwhile may be left out. */
opcflush_script *opcflush_scripts_next(opcflush_scripts *scripts, uint32_t *at);

/* The newest alias of a script, and the one before; NULL at the end. */
opcflush_alias *opcflush_alias_first(opcflush_scripts *scripts, opcflush_script *script);
opcflush_alias *opcflush_alias_next(opcflush_scripts *scripts, opcflush_alias *alias);

/* What an alias's path leads to now: the script; something else, or what one may not look at; nothing. */
typedef enum {
	OPCFLUSH_LEADS_THERE,
	OPCFLUSH_LEADS_ELSEWHERE,
	OPCFLUSH_LEADS_NOWHERE
} opcflush_lead;
typedef opcflush_lead opcflush_follow(const char *path, const opcflush_script *script);

/* Whether the first of the alias's paths that exists leads to the script. */
bool opcflush_alias_is_true(const opcflush_script *script, const opcflush_alias *alias, opcflush_follow *follow);

#endif
