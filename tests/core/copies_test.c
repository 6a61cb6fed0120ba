/* SPDX-License-Identifier: BSD-3-Clause
 * Copies in OPcache's file cache: which are removed, and that nothing else is, whatever is planted there. */
#include "../../src/core/copies.h"
#include "../../src/core/memory.h"
#include "check.h"
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/resource.h>

#define BUILD "0123456789abcdef0123456789abcdef"
#define OTHER_BUILD "fedcba9876543210fedcba9876543210"
#define NOBODY 65534

static char cache[PATH_MAX];
static char outside[PATH_MAX];
static opcflush_copies_result result;
static unsigned temporary;

static const char *path_of(const char *format, ...)
{
	static char paths[4][2 * PATH_MAX];
	static unsigned next;
	char *path = paths[next++ % 4];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(path, sizeof(paths[0]), format, arguments);
	va_end(arguments);
	return path;
}

static const char *in_build(const char *path)
{
	return path_of("%s/" BUILD "%s", cache, path);
}

static void make_folders_to(const char *path)
{
	char folder[2 * PATH_MAX];

	snprintf(folder, sizeof(folder), "%s", path);
	for (char *slash = folder + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(folder, 0700);
		*slash = '/';
	}
}

static void put(const char *path)
{
	int file;

	make_folders_to(path);
	file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
	if (file < 0) {
		perror(path);
		abort();
	}
	close(file);
}

static void put_link(const char *target, const char *path)
{
	make_folders_to(path);
	if (symlink(target, path)) {
		perror(path);
		abort();
	}
}

static bool is_there(const char *path)
{
	struct stat found;

	return !lstat(path, &found);
}

/* A cache with nothing in it, and a folder beside it with a file that looks like a copy. */
static void begin(void)
{
	temporary++;
	snprintf(cache, sizeof(cache), "%s/cache-%u", sandbox_folder, temporary);
	snprintf(outside, sizeof(outside), "%s/outside-%u", sandbox_folder, temporary);
	mkdir(cache, 0700);
	put(path_of("%s/a.php.bin", outside));
	put(path_of("%s/folder/b.php.bin", outside));
}

static bool is_outside_whole(void)
{
	return is_there(path_of("%s/a.php.bin", outside)) && is_there(path_of("%s/folder/b.php.bin", outside));
}

static void remove_all(void)
{
	opcflush_copies_remove(cache, BUILD, NULL, NULL, &result);
}

static bool has(uint64_t removed, uint64_t kept, uint64_t failed)
{
	if (result.removed == removed && result.kept == kept && result.failed == failed && !failed == !result.error) {
		return true;
	}
	printf("# removed %llu, kept %llu, failed %llu: %s\n", (unsigned long long)result.removed, (unsigned long long)result.kept,
		(unsigned long long)result.failed, strerror(result.error));
	return false;
}

static void names(void)
{
	static const struct {
		const char *path;
		bool goes;
	} files[] = {
		{"/a.php.bin", true},
		{"/srv/a.php.bin", true},
		{"/srv/blog/lib/b.php.bin", true},
		{"/srv/.hidden.bin", true},
		{"/srv/no-suffix.bin", true},
		{"/srv/two.bin.bin", true},
		{"/srv/x.bin/c.php.bin", true},
		{"/srv/\xc3\xa4 \n\\.php.bin", true},
		{"/srv/a.php", false},
		{"/srv/.bin", false},
		{"/srv/bin", false},
		{"/srv/xbin", false},
		{"/srv/a.php.BIN", false},
		{"/srv/a.php.bin.old", false},
		{"/srv/x.bin/README", false},
		{"phar:/srv/a.phar/b.php.bin", true},
		{"phar:/srv/a.phar/b.php", false},
		{"zip:/srv/a.php.bin", false},
		{"0/srv/a.php.bin", false},
	};
	unsigned goes = 0;
	bool right = true;

	check_group("regular files named *.bin go, at any depth and from phars, and all else stays, folders included");
	begin();
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		put(in_build(files[i].path));
		goes += files[i].goes;
	}
	put(path_of("%s/" OTHER_BUILD "/srv/a.php.bin", cache));
	put(path_of("%s/a.php.bin", cache));
	remove_all();
	CHECK(has(goes, 0, 0));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (is_there(in_build(files[i].path)) == files[i].goes) {
			printf("# %s\n", files[i].path);
			right = false;
		}
	}
	CHECK(right && is_there(in_build("/srv/x.bin")) && is_there(in_build("/srv/blog/lib")) && is_there(in_build("phar:/srv/a.phar")));
	CHECK(is_there(path_of("%s/" OTHER_BUILD "/srv/a.php.bin", cache)) && is_there(path_of("%s/a.php.bin", cache)));

	check_group("once more, there is nothing to do");
	remove_all();
	CHECK(has(0, 0, 0));
}

static void absent(void)
{
	check_group("without the folder, or without the build in it, there is nothing to do");
	begin();
	remove_all();
	CHECK(has(0, 0, 0));
	put(path_of("%s/" OTHER_BUILD "/a.php.bin", cache));
	remove_all();
	CHECK(has(0, 0, 0) && is_there(path_of("%s/" OTHER_BUILD "/a.php.bin", cache)));
	opcflush_copies_remove(path_of("%s/nowhere", cache), BUILD, NULL, NULL, &result);
	CHECK(has(0, 0, 0));
	opcflush_copies_remove("", BUILD, NULL, NULL, &result);
	CHECK(has(0, 0, 0));

	check_group("phars alone may have copies");
	put(in_build("phar:/srv/a.phar/b.php.bin"));
	remove_all();
	CHECK(has(1, 0, 0));

	check_group("a file in the place of the folder or of the build is a failure, and stays");
	put(path_of("%s/file.bin", cache));
	opcflush_copies_remove(path_of("%s/file.bin", cache), BUILD, NULL, NULL, &result);
	CHECK(has(0, 0, 1) && result.error == ENOTDIR && is_there(path_of("%s/file.bin", cache)));
	put(in_build(""));
	remove_all();
	CHECK(has(0, 0, 1) && result.error == ENOTDIR && is_there(in_build("")));
}

/* The paths that it was asked about, each ended by a line feed. */
typedef struct {
	char asked[1024];
	const char *doomed;
} jury;

static bool judge(void *context, const char *path, size_t length)
{
	jury *of = context;
	size_t used = strlen(of->asked);

	snprintf(of->asked + used, sizeof(of->asked) - used, "%s%s\n", path, strlen(path) == length ? "" : " (not so long)");
	return !strcmp(path, of->doomed);
}

static bool is_asked_once(const jury *of, const char *path)
{
	const char *line = path_of("\n%s\n", path), *all = path_of("\n%s", of->asked), *found = strstr(all, line);

	return found && !strstr(found + 1, line);
}

static void judged(void)
{
	static const char *doomed[] = {"/srv/a.php", "/srv/a.php.bin", "phar:///srv/a.phar/b.php", "/nowhere.php"};

	check_group("the judge is asked about each copy, by the path that OPcache knows the script by");
	for (size_t i = 0; i < sizeof(doomed) / sizeof(doomed[0]); i++) {
		jury of = {.doomed = doomed[i]};

		begin();
		put(in_build("/srv/a.php.bin"));
		put(in_build("/srv/a.php.bin.bin"));
		put(in_build("/srv/deep/er/c.php.bin"));
		put(in_build("/srv/README"));
		put(in_build("phar:/srv/a.phar/b.php.bin"));
		put_link("/nowhere", in_build("/srv/link.php.bin"));
		opcflush_copies_remove(cache, BUILD, judge, &of, &result);
		CHECK(i == 3 ? has(0, 5, 0) : has(1, 4, 0));
		CHECK(is_asked_once(&of, "/srv/a.php") && is_asked_once(&of, "/srv/a.php.bin") && is_asked_once(&of, "/srv/deep/er/c.php"));
		CHECK(is_asked_once(&of, "phar:///srv/a.phar/b.php") && is_asked_once(&of, "/srv/link.php") && !strstr(of.asked, "README"));
		CHECK(is_there(in_build("/srv/a.php.bin")) == (i != 0) && is_there(in_build("/srv/a.php.bin.bin")) == (i != 1));
		CHECK(is_there(in_build("phar:/srv/a.phar/b.php.bin")) == (i != 2) && is_there(in_build("/srv/deep/er/c.php.bin")));
	}
}

static void links(void)
{
	check_group("a link named *.bin is removed itself, whatever it leads to");
	begin();
	put_link(path_of("%s/a.php.bin", outside), in_build("/srv/file.bin"));
	put_link(outside, in_build("/srv/folder.bin"));
	put_link("/nowhere", in_build("/srv/nothing.bin"));
	put_link("loop.bin", in_build("/srv/loop.bin"));
	remove_all();
	CHECK(has(4, 0, 0) && is_outside_whole());
	CHECK(!is_there(in_build("/srv/file.bin")) && !is_there(in_build("/srv/folder.bin")) && !is_there(in_build("/srv/loop.bin")));

	check_group("any other link stays, is not followed, and is a failure, since OPcache would follow it");
	begin();
	put(in_build("/srv/a.php.bin"));
	put_link(outside, in_build("/srv/folder"));
	put_link("../..", in_build("/srv/up"));
	put_link(".", in_build("/srv/here"));
	put_link("/", in_build("/root"));
	remove_all();
	CHECK(has(1, 0, 4) && result.error == ELOOP && is_outside_whole() && is_there(in_build("/srv/folder")));

	check_group("the build's own folder is not followed either, the folder given is");
	begin();
	put_link(outside, in_build(""));
	put_link(outside, in_build("phar:"));
	remove_all();
	CHECK(has(0, 0, 2) && is_outside_whole());
	begin();
	put(in_build("/srv/a.php.bin"));
	put_link(cache, path_of("%s/link", outside));
	opcflush_copies_remove(path_of("%s/link", outside), BUILD, NULL, NULL, &result);
	CHECK(has(1, 0, 0) && !is_there(in_build("/srv/a.php.bin")));

	check_group("of a file with several names the one in the cache goes");
	begin();
	make_folders_to(in_build("/srv/"));
	CHECK(!link(path_of("%s/a.php.bin", outside), in_build("/srv/a.php.bin")));
	remove_all();
	CHECK(has(1, 0, 0) && is_outside_whole() && !is_there(in_build("/srv/a.php.bin")));
}

static void special_files(void)
{
	check_group("pipes and sockets stay, and nothing waits for them");
	begin();
	make_folders_to(in_build("/srv/"));
	CHECK(!mkfifo(in_build("/srv/pipe.bin"), 0600) && !mkfifo(in_build("/srv/pipe"), 0600));
	CHECK(!mknod(in_build("/srv/socket.bin"), S_IFSOCK | 0600, 0));
	remove_all();
	CHECK(has(0, 0, 0) && is_there(in_build("/srv/pipe.bin")) && is_there(in_build("/srv/socket.bin")));
}

static unsigned open_files(void)
{
	unsigned count = 0;

	for (int file = 0; file < 1024; file++) {
		count += fcntl(file, F_GETFD) >= 0;
	}
	return count;
}

/* A folder in a folder in a folder …, below BUILD; the last one has a copy, as each one has. */
static void make_deep(unsigned depth, const char *name)
{
	int folder;

	make_folders_to(in_build("/"));
	folder = open(in_build(""), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (unsigned i = 0; i <= depth && folder >= 0; i++) {
		int inner, copy = openat(folder, "a.php.bin", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

		if (copy < 0 || (i < depth && mkdirat(folder, name, 0700))) {
			abort();
		}
		inner = i < depth ? openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
		close(copy);
		close(folder);
		folder = inner;
	}
}

/* Folder by folder, because the paths in it are too long. */
static void remove_deep(const char *name)
{
	char first[PATH_MAX + 300], next[PATH_MAX + 300];

	snprintf(first, sizeof(first), "%s/" BUILD "/%s", cache, name);
	snprintf(next, sizeof(next), "%s/next", cache);
	do {
		unlink(path_of("%s/a.php.bin", first));
		rename(path_of("%s/%s", first, name), next);
		rmdir(first);
	} while (!rename(next, first));
}

static void deep(void)
{
	char name[201];
	unsigned before = open_files();

	check_group("folders are entered to the depth that is stated, and what lies deeper is one failure");
	begin();
	make_deep(OPCFLUSH_COPIES_DEPTH, "d");
	remove_all();
	CHECK(has(OPCFLUSH_COPIES_DEPTH + 1, 0, 0));
	begin();
	make_deep(OPCFLUSH_COPIES_DEPTH + 20, "d");
	remove_all();
	CHECK(has(OPCFLUSH_COPIES_DEPTH + 1, 0, 1) && result.error == ELOOP);

	check_group("a path that is longer than any that can be opened is a failure");
	begin();
	memset(name, 'd', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	make_deep(40, name);
	remove_all();
	CHECK(has(PATH_MAX / sizeof(name) + 1, 0, 1) && result.error == ENAMETOOLONG);
	remove_deep(name);
	CHECK(!is_there(in_build(path_of("/%s", name))));

	check_group("nothing is left open");
	CHECK(open_files() == before);
}

static void many(void)
{
	unsigned left = 0;

	check_group("5,000 copies in one folder, and 1,000 in as many");
	begin();
	for (unsigned i = 0; i < 5000; i++) {
		put(in_build(path_of("/srv/file-%u.php.bin", i)));
	}
	for (unsigned i = 0; i < 1000; i++) {
		put(in_build(path_of("/srv/folder-%u/a.php.bin", i)));
	}
	remove_all();
	CHECK(has(6000, 0, 0));
	for (unsigned i = 0; i < 5000; i++) {
		left += is_there(in_build(path_of("/srv/file-%u.php.bin", i)));
	}
	CHECK(left == 0);
}

/* As another user's process, since root may do everything. */
static void without_rights(void)
{
	static const char *const locked[] = {"/srv/no-list", "/srv/no-write", "/srv/nothing"};
	static const mode_t modes[] = {0300, 0500, 0000};
	bool may_become_nobody = geteuid() == 0;
	pid_t child;

	check_group("what there is no right to is a failure, and the rest goes");
	if (!may_become_nobody) {
		printf("# as the own user: this is not root\n");
	}
	begin();
	put(in_build("/srv/a.php.bin"));
	for (unsigned i = 0; i < 3; i++) {
		put(in_build(path_of("%s/a.php.bin", locked[i])));
		CHECK(!chmod(in_build(locked[i]), modes[i]) && (!may_become_nobody || !chown(in_build(locked[i]), NOBODY, NOBODY)));
	}
	if (may_become_nobody) {
		CHECK(!chmod(sandbox_folder, 0711) && !chown(in_build("/srv"), NOBODY, NOBODY) && !chown(in_build(""), NOBODY, NOBODY));
		/* To list the cache itself takes no right. */
		CHECK(!chmod(cache, 0711));
	}
	child = sandbox_fork();
	if (child == 0) {
		if (may_become_nobody && (setgid(NOBODY) || setuid(NOBODY))) {
			_exit(1);
		}
		remove_all();
		_exit(has(1, 0, 3) && result.error == EACCES ? 0 : 1);
	}
	CHECK(sandbox_ended_well(sandbox_status(child)));
	CHECK(!is_there(in_build("/srv/a.php.bin")) && !chmod(in_build("/srv/no-write"), 0700) && is_there(in_build("/srv/no-write/a.php.bin")));
	CHECK(!chmod(in_build("/srv/no-list"), 0700) && !chmod(in_build("/srv/nothing"), 0700));

	check_group("a cache that may not be passed through is a failure");
	child = sandbox_fork();
	if (child == 0) {
		if (chmod(cache, 0600) || (may_become_nobody && (setgid(NOBODY) || setuid(NOBODY)))) {
			_exit(1);
		}
		remove_all();
		_exit(has(0, 0, 2) && result.error == EACCES ? 0 : 1);
	}
	CHECK(sandbox_ended_well(sandbox_status(child)) && !chmod(cache, 0700));
}

static void no_descriptors(void)
{
	struct rlimit limit;
	pid_t child;

	check_group("without descriptors to open folders with, what could not be looked into is a failure");
	begin();
	put(in_build("/a.php.bin"));
	put(in_build("/srv/b.php.bin"));
	child = sandbox_fork();
	if (child == 0) {
		int next = open("/dev/null", O_RDONLY | O_CLOEXEC);

		close(next);
		/* The cache, the build, and none for /srv. */
		limit.rlim_cur = limit.rlim_max = (rlim_t)next + 2;
		if (setrlimit(RLIMIT_NOFILE, &limit)) {
			_exit(1);
		}
		remove_all();
		_exit(has(1, 0, 1) && result.error == EMFILE ? 0 : 1);
	}
	CHECK(sandbox_ended_well(sandbox_status(child)));
	CHECK(!is_there(in_build("/a.php.bin")) && is_there(in_build("/srv/b.php.bin")));
}

static atomic_uint *moves; /* that were made by who moves folders */

/* Swaps folders of the cache for links to folders outside and back, and adds copies, until it is killed. */
static pid_t start_mover(void)
{
	pid_t child;

	atomic_store(moves, 0);
	child = sandbox_fork();
	if (child == 0) {
		for (unsigned i = 0;; i++) {
			char folder[PATH_MAX + 100], away[PATH_MAX + 110];

			snprintf(folder, sizeof(folder), "%s/" BUILD "/srv/%u", cache, i % 16);
			snprintf(away, sizeof(away), "%s-away", folder);
			rename(folder, away);
			(void)!symlink(outside, folder);
			(void)!symlink(path_of("%s/folder", outside), path_of("%s/folder", away));
			put(path_of("%s/%u.php.bin", away, i));
			unlink(folder);
			rename(away, folder);
			unlink(path_of("%s/folder", folder));
			atomic_fetch_add(moves, 1);
		}
	}
	return child;
}

static void remove_while_it_moves(void)
{
	/* Longer where the two take turns. */
	for (unsigned i = 0; i < 1000 || atomic_load(moves) < 100; i++) {
		remove_all();
	}
}

static bool was_killed(pid_t child)
{
	int status;

	sandbox_kill(child);
	status = sandbox_status(child);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

static void moved(void)
{
	pid_t child;

	moves = opcflush_memory_share(sizeof(*moves));
	if (!moves) {
		abort();
	}

	check_group("folders that become links to others and back while they are walked lead nowhere else");
	begin();
	for (unsigned i = 0; i < 16; i++) {
		put(in_build(path_of("/srv/%u/a.php.bin", i)));
	}
	child = start_mover();
	remove_while_it_moves();
	CHECK(was_killed(child) && is_outside_whole());

	check_group("what is moved out meanwhile takes nothing with it");
	begin();
	put(in_build("/srv/a/b/c.php.bin"));
	atomic_store(moves, 0);
	child = sandbox_fork();
	if (child == 0) {
		for (;;) {
			rename(in_build("/srv/a"), path_of("%s/moved", outside));
			rename(path_of("%s/moved", outside), in_build("/srv/a"));
			atomic_fetch_add(moves, 1);
		}
	}
	remove_while_it_moves();
	CHECK(was_killed(child) && is_outside_whole());
}

static int test(void)
{
	names();
	absent();
	judged();
	links();
	special_files();
	deep();
	many();
	without_rights();
	no_descriptors();
	moved();
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
