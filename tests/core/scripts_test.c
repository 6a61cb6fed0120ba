/* SPDX-License-Identifier: BSD-3-Clause
 * The index of scripts: adding from several processes, what becomes of a full one, which aliases are true, emptying it, and how many
 * are stale. */
#include "../../src/core/memory.h"
#include "../../src/core/scripts.h"
#include "check.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ADDERS 4
#define COMMON 2000
#define OWN 500

static opcflush_scripts *scripts;

static void begin(size_t count)
{
	if (scripts != NULL) {
		opcflush_scripts_destroy(scripts);
	}
	scripts = opcflush_scripts_create(NULL, count);
	if (scripts == NULL) {
		abort();
	}
}

static opcflush_script *add(const char *path)
{
	return opcflush_scripts_add(scripts, path, strlen(path));
}

static opcflush_script *find(const char *path)
{
	return opcflush_scripts_find(scripts, path, strlen(path));
}

static bool lost(const char *path)
{
	return opcflush_scripts_lost(scripts, path, strlen(path));
}

static void add_alias(const char *path, const char *paths, size_t length, uint64_t root)
{
	opcflush_alias_add(scripts, path, strlen(path), paths, length, root, 1);
}

/* `paths` is a string literal; the NUL that ends it ends the last path. */
#define ADD_ALIAS(path, paths, root) add_alias(path, paths, sizeof(paths), root)

static unsigned count_listed(void)
{
	uint32_t at = 0;
	unsigned count = 0;

	while (opcflush_scripts_next(scripts, &at) != NULL) {
		count++;
	}
	return count;
}

static unsigned count_aliases(opcflush_script *script)
{
	unsigned count = 0;

	for (opcflush_alias *alias = opcflush_alias_first(scripts, script); alias; alias = opcflush_alias_next(scripts, alias)) {
		count++;
	}
	return count;
}

static void paths(void)
{
	opcflush_script *script;
	uint32_t at = 0;

	check_group("what was added is found, once");
	begin(100);
	CHECK(find("/a.php") == NULL && opcflush_scripts_next(scripts, &at) == NULL);
	script = add("/a.php");
	CHECK(script != NULL && add("/a.php") == script && find("/a.php") == script);
	CHECK(script->length == 6 && !strcmp(script->path, "/a.php") && atomic_load(&script->checked) == 1);
	CHECK(atomic_load(&script->fingerprint) == 0 && atomic_load(&script->kept) == 0 && atomic_load(&script->named) == 0);
	CHECK(count_listed() == 1 && atomic_load(&scripts->count) == 1);

	check_group("a path is told from its beginnings, and may hold any bytes");
	CHECK(find("/a.ph") == NULL && find("/a.php5") == NULL && add("/a.ph") != script);
	CHECK(opcflush_scripts_add(scripts, "/a\0b", 4) != opcflush_scripts_add(scripts, "/a\0c", 4));
	CHECK(opcflush_scripts_find(scripts, "/a\0b", 4) != NULL && add("") != NULL);
	CHECK(count_listed() == 5);
}

/* Every adder adds all common paths, each in an order of its own, and some that only it has. */
static void adder(unsigned which)
{
	char path[64], alias[64];

	for (unsigned i = 0; i < COMMON; i++) {
		snprintf(path, sizeof(path), "/common/%u.php", (i * 7 + which * 531) % COMMON);
		if (add(path) == NULL || add(path) != find(path)) {
			_exit(1);
		}
		add_alias(path, alias, (size_t)snprintf(alias, sizeof(alias), "/link/%u", i % 10) + 1, which);
		if (i % (COMMON / OWN) == 0) {
			snprintf(path, sizeof(path), "/own/%u/%u.php", which, i);
			if (add(path) == NULL) {
				_exit(1);
			}
		}
	}
	_exit(0);
}

static void several_processes(void)
{
	unsigned listed = 0;
	uint32_t at = 0;
	opcflush_script *script;
	bool whole = true, ended_well = true;

	check_group("what several processes add at once is there, whole and without duplicates");
	begin(COMMON + ADDERS * OWN);
	for (unsigned i = 0; i < ADDERS; i++) {
		if (fork() == 0) {
			adder(i);
		}
	}
	for (unsigned i = 0; i < ADDERS; i++) {
		int status;

		wait(&status);
		ended_well = ended_well && status == 0;
	}
	while ((script = opcflush_scripts_next(scripts, &at)) != NULL) {
		listed++;
		whole = whole && strlen(script->path) == script->length && find(script->path) == script;
	}
	CHECK(ended_well && whole && listed == COMMON + ADDERS * OWN && atomic_load(&scripts->count) == listed);
	CHECK(!atomic_load(&scripts->full) && !atomic_load(&scripts->lost));
}

static void full_table(void)
{
	char path[64];
	unsigned added = 0;

	check_group("a table that is full says so, and keeps what it has");
	begin(0);
	for (unsigned i = 0; i < 2000; i++) {
		snprintf(path, sizeof(path), "/%u.php", i);
		added += add(path) != NULL;
	}
	CHECK(added < 2000 && added >= 512 && atomic_load(&scripts->full) && count_listed() == added);
	CHECK(find("/0.php") != NULL && add("/0.php") == find("/0.php"));

	check_group("as many scripts as it was made for always fit");
	begin(5000);
	for (unsigned i = 0; i < 5000; i++) {
		snprintf(path, sizeof(path), "/srv/application/releases/20260101/%u.php", i);
		add(path);
	}
	CHECK(count_listed() == 5000 && !atomic_load(&scripts->full));
}

static void full_arena(void)
{
	char path[4096];
	unsigned added = 0;

	memset(path, 'p', sizeof(path));
	check_group("an arena that is full says so, and keeps what it has");
	begin(0);
	for (unsigned i = 0; i < 500; i++) {
		int length = snprintf(path, sizeof(path), "/%03u", i);

		path[length] = '/';
		added += opcflush_scripts_add(scripts, path, sizeof(path)) != NULL;
	}
	CHECK(added > 200 && added < 300 && atomic_load(&scripts->full) && count_listed() == added);
	snprintf(path, sizeof(path), "/%03u", 0);
	path[4] = '/';
	CHECK(opcflush_scripts_add(scripts, path, sizeof(path)) != NULL);
	CHECK(atomic_load(&scripts->arena_used) <= scripts->arena_size);

	check_group("an alias that does not fit makes its script count as lost");
	CHECK(!lost("/no/room.php"));
	for (unsigned i = 0; i < 1000; i++) {
		char paths[64];

		opcflush_alias_add(scripts, path, sizeof(path), paths, (size_t)snprintf(paths, sizeof(paths), "/link/%u", i) + 1, 0, 1);
	}
	CHECK(opcflush_scripts_lost(scripts, path, sizeof(path)));
	ADD_ALIAS("/no/room.php", "/link.php", 0);
	CHECK(lost("/no/room.php") && find("/no/room.php") == NULL);
}

static void aliases(void)
{
	static char longest[OPCFLUSH_ALIAS_SIZE + 1];
	opcflush_script *script;
	opcflush_alias *alias;

	check_group("an alias is remembered once for its script and root directory");
	begin(100);
	ADD_ALIAS("/r1/a.php", "/current/a.php", 0);
	ADD_ALIAS("/r1/a.php", "/current/a.php", 0);
	script = find("/r1/a.php");
	CHECK(script != NULL && count_aliases(script) == 1 && atomic_load(&scripts->aliases) == 1);
	ADD_ALIAS("/r1/a.php", "/current/a.php", 7);
	ADD_ALIAS("/r1/a.php", "/inc/a.php\0/current/a.php", 0);
	ADD_ALIAS("/r2/a.php", "/current/a.php", 0);
	CHECK(count_aliases(script) == 3 && count_aliases(find("/r2/a.php")) == 1 && atomic_load(&scripts->aliases) == 4);
	alias = opcflush_alias_first(scripts, script);
	CHECK(alias->length == sizeof("/inc/a.php\0/current/a.php") && !strcmp(alias->paths, "/inc/a.php") && alias->root == 0);
	alias = opcflush_alias_next(scripts, opcflush_alias_next(scripts, alias));
	CHECK(!strcmp(alias->paths, "/current/a.php") && opcflush_alias_next(scripts, alias) == NULL);
	CHECK(!lost("/r1/a.php"));

	check_group("it tells the order at which it was last seen to be true");
	CHECK(atomic_load(&alias->generation) == 1);
	opcflush_alias_add(scripts, "/r1/a.php", 9, alias->paths, alias->length, 0, 7);
	CHECK(atomic_load(&alias->generation) == 7 && count_aliases(script) == 3);

	check_group("the longest list of paths is remembered, a longer one makes the script count as lost");
	memset(longest, 'x', sizeof(longest) - 1);
	add_alias("/r1/b.php", longest + 1, OPCFLUSH_ALIAS_SIZE, 0);
	CHECK(count_aliases(find("/r1/b.php")) == 1 && !lost("/r1/b.php"));
	add_alias("/r1/c.php", longest, OPCFLUSH_ALIAS_SIZE + 1, 0);
	CHECK(count_aliases(find("/r1/c.php")) == 0 && lost("/r1/c.php") && !lost("/r1/b.php"));
}

/* What the paths lead to: pairs of a path and a real path, ended by NULL. */
static const char *const *world;
static unsigned followed;

static opcflush_lead follow(const char *path, const opcflush_script *script)
{
	followed++;
	for (const char *const *at = world; *at != NULL; at += 2) {
		if (!strcmp(at[0], path)) {
			return !strcmp(at[1], script->path) ? OPCFLUSH_LEADS_THERE : OPCFLUSH_LEADS_ELSEWHERE;
		}
	}
	return OPCFLUSH_LEADS_NOWHERE;
}

/* Whether the newest alias of the script is true where the paths lead to that. */
static bool is_true(const char *path, const char *const *pairs)
{
	opcflush_script *script = find(path);

	world = pairs;
	followed = 0;
	return opcflush_alias_is_true(script, opcflush_alias_first(scripts, script), follow);
}

#define NOTHING ((const char *const[]){NULL})
#define PAIRS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void truth(void)
{
	check_group("an alias is true while it leads to its script");
	begin(100);
	ADD_ALIAS("/r1/a.php", "/current/a.php", 0);
	CHECK(is_true("/r1/a.php", PAIRS("/current/a.php", "/r1/a.php")));
	CHECK(!is_true("/r1/a.php", PAIRS("/current/a.php", "/r2/a.php", "/r1/a.php", "/r1/a.php")));
	CHECK(!is_true("/r1/a.php", NOTHING));

	check_group("the first of its paths that exists decides, and those behind it are not looked at");
	ADD_ALIAS("/lib/a.php", "/first/a.php\0/lib/a.php\0/last/a.php", 0);
	CHECK(is_true("/lib/a.php", PAIRS("/lib/a.php", "/lib/a.php")) && followed == 2);
	CHECK(is_true("/lib/a.php", PAIRS("/lib/a.php", "/lib/a.php", "/last/a.php", "/last/a.php")));
	CHECK(!is_true("/lib/a.php", PAIRS("/lib/a.php", "/lib/a.php", "/first/a.php", "/first/a.php")) && followed == 1);
	CHECK(is_true("/lib/a.php", PAIRS("/lib/a.php", "/lib/a.php", "/first/a.php", "/lib/a.php")));
	CHECK(is_true("/lib/a.php", PAIRS("/last/a.php", "/lib/a.php")) && followed == 3);
	CHECK(!is_true("/lib/a.php", NOTHING) && followed == 3);

	check_group("an alias without paths is true of nothing");
	add_alias("/p.phar", "", 0, 0);
	CHECK(count_aliases(find("/p.phar")) == 1 && !is_true("/p.phar", PAIRS("/p.phar", "/p.phar", "", "/p.phar")));
}

static bool is_as_new(size_t count)
{
	opcflush_scripts *fresh = opcflush_scripts_create(NULL, count);
	bool is = fresh && fresh->size == scripts->size && !memcmp(fresh, scripts, fresh->size);

	opcflush_scripts_destroy(fresh);
	return is;
}

/* Scripts and aliases, some lost, up to a full arena. */
static void fill(void)
{
	char path[64];

	for (unsigned i = 0; i < 400; i++) {
		snprintf(path, sizeof(path), "/srv/%u.php", i * 7919);
		add(path);
		ADD_ALIAS(path, "/current/a.php", 1);
		opcflush_alias_name(scripts, path, strlen(path), i);
		atomic_store(&find(path)->fingerprint, i + 1);
	}
	for (unsigned i = 0; i < 200; i++) {
		static char longest[OPCFLUSH_ALIAS_SIZE];

		memset(longest, (int)i + 1, sizeof(longest));
		add_alias("/srv/0.php", longest, sizeof(longest), 1);
	}
	for (unsigned i = 0; i < 600; i++) {
		add_alias("/srv/0.php", path, (size_t)snprintf(path, sizeof(path), "/link/%u", i) + 1, 0);
	}
	ADD_ALIAS("/srv/lost.php", "/no/room", 0);
}

/* Pages of the index that take up memory. */
static size_t resident(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), pages = (scripts->size + page - 1) / page, count = 0;
	unsigned char *there = malloc(pages);

	if (!there || mincore(scripts, scripts->size, there)) {
		abort();
	}
	for (size_t i = 0; i < pages; i++) {
		count += there[i] & 1;
	}
	free(there);
	return count;
}

static void clearing(void)
{
	unsigned seed = 1, killed = 0, tried = 0;
	bool right = true;
	size_t before;

	check_group("an index that was emptied is as if newly created, and so is one that has nothing in it");
	begin(0);
	opcflush_scripts_clear(scripts);
	CHECK(is_as_new(0));
	add("/a.php");
	CHECK(!is_as_new(0));
	opcflush_scripts_clear(scripts);
	CHECK(is_as_new(0) && find("/a.php") == NULL && count_listed() == 0);
	fill();
	CHECK(atomic_load(&scripts->full) && lost("/srv/lost.php") && lost("/srv/0.php") && count_listed() == 400);
	opcflush_scripts_clear(scripts);
	CHECK(is_as_new(0) && !atomic_load(&scripts->full) && !lost("/srv/lost.php"));

	check_group("what is added then is there, and knows nothing of what was before");
	fill();
	CHECK(count_listed() == 400 && atomic_load(&find("/srv/7919.php")->fingerprint) == 2);
	opcflush_scripts_clear(scripts);
	CHECK(add("/srv/7919.php") == find("/srv/7919.php") && count_listed() == 1 && atomic_load(&scripts->count) == 1);
	CHECK(atomic_load(&find("/srv/7919.php")->fingerprint) == 0 && atomic_load(&find("/srv/7919.php")->named) == 0);
	CHECK(count_aliases(find("/srv/7919.php")) == 0 && atomic_load(&find("/srv/7919.php")->checked) == 1);
	ADD_ALIAS("/srv/7919.php", "/current/a.php", 1);
	CHECK(count_aliases(find("/srv/7919.php")) == 1 && atomic_load(&scripts->aliases) == 1);

	check_group("also one of many blocks, and the last of them");
	begin(20000);
	for (unsigned i = 0; i < 20000; i++) {
		char path[64];

		snprintf(path, sizeof(path), "/%u", i);
		add(path);
	}
	CHECK(count_listed() == 20000);
	opcflush_scripts_clear(scripts);
	CHECK(is_as_new(20000));

	check_group("of a large one only what was used is touched");
	begin(1000000);
	fill();
	count_listed();
	before = resident();
	opcflush_scripts_clear(scripts);
	CHECK(resident() <= before + 2 && before < 2000 && count_listed() == 0);

	check_group("who is killed over it leaves it to the next one");
	begin(0);
	/* On a busy machine it takes more of them until one was. */
	for (; tried < 200 || (tried < 5000 && (killed == 0 || killed == tried)); tried++) {
		const struct timespec pause = {0, (long)(rand_r(&seed) % 1000000)};
		atomic_int *begun = (atomic_int *)opcflush_memory_share(sizeof(*begun));
		pid_t child;

		fill();
		child = fork();
		if (child == 0) {
			atomic_store(begun, 1);
			opcflush_scripts_clear(scripts);
			atomic_store(begun, 2);
			_exit(0);
		}
		while (!atomic_load(begun)) {
		}
		nanosleep(&pause, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		killed += atomic_load(begun) == 1;
		opcflush_memory_unshare(begun, sizeof(*begun));
		opcflush_scripts_clear(scripts);
		right = right && is_as_new(0);
	}
	printf("# %u of %u were killed over it\n", killed, tried);
	CHECK(right && killed > 0 && killed < tried);
}

static unsigned count_stale(void)
{
	return atomic_load(&scripts->stale);
}

static void staleness(void)
{
	opcflush_script *script, *other;
	bool ended_well = true;

	check_group("a script that was invalidated is stale until it is published anew, and counts once");
	begin(100);
	script = add("/a.php");
	other = add("/b.php");
	CHECK(count_stale() == 0 && atomic_load(&script->stale) == 0);
	opcflush_scripts_published(scripts, script);
	CHECK(count_stale() == 0 && atomic_load(&script->stale) == 0);
	opcflush_scripts_invalidated(scripts, script);
	CHECK(count_stale() == 1 && atomic_load(&script->stale) == 1 && atomic_load(&other->stale) == 0);
	opcflush_scripts_invalidated(scripts, script);
	opcflush_scripts_published(scripts, other);
	CHECK(count_stale() == 1);
	opcflush_scripts_invalidated(scripts, other);
	CHECK(count_stale() == 2 && add("/a.php") == script && atomic_load(&script->stale) == 1);
	opcflush_scripts_published(scripts, script);
	opcflush_scripts_published(scripts, script);
	CHECK(count_stale() == 1 && atomic_load(&script->stale) == 0 && atomic_load(&other->stale) == 1);

	check_group("emptying the index takes them away");
	opcflush_scripts_clear(scripts);
	CHECK(count_stale() == 0 && is_as_new(100));
	script = add("/a.php");
	CHECK(atomic_load(&script->stale) == 0);
	opcflush_scripts_published(scripts, script);
	CHECK(count_stale() == 0);

	check_group("the count is right when several processes invalidate and publish the same at once");
	for (unsigned i = 0; i < ADDERS; i++) {
		if (fork() == 0) {
			for (unsigned times = 0; times < 50000; times++) {
				opcflush_scripts_invalidated(scripts, script);
				if (times % ADDERS != i) {
					opcflush_scripts_published(scripts, script);
				}
			}
			_exit(0);
		}
	}
	for (unsigned i = 0; i < ADDERS; i++) {
		int status = -1;

		wait(&status);
		ended_well = ended_well && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	}
	CHECK(ended_well && count_stale() == atomic_load(&script->stale));
	opcflush_scripts_published(scripts, script);
	CHECK(count_stale() == 0);
}

int main(void)
{
	alarm(60);
	paths();
	several_processes();
	full_table();
	full_arena();
	aliases();
	truth();
	clearing();
	staleness();
	opcflush_scripts_destroy(scripts);
	return check_end();
}
