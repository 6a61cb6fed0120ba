/* SPDX-License-Identifier: BSD-3-Clause
 * The segment: how its file is made, what is refused and in which words, its locks, and that it is seen when the file is removed
 * or replaced. */
#include "../../src/core/memory.h"
#include "../../src/core/segment.h"
#include "check.h"
#include "sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>

#define SIZE sizeof(opcflush_segment_content)
#define PAGE 4096
#define MAKERS 8
#define ROUNDS 25
#define NOBODY 65534

static opcflush_segment segment = {.file = -1};
static char complaint[OPCFLUSH_SEGMENT_COMPLAINT];
static opcflush_segment_wish wish;

static struct {
	atomic_int step;
	atomic_int refused;
	atomic_int seen;
} *shared;

/* Nothing but the folder is there. */
static void begin(void)
{
	opcflush_segment_close(&segment);
	unlink(sandbox_path);
	rmdir(sandbox_path);
	wish = (opcflush_segment_wish){.path = sandbox_path, .create = true, .mode = 0600, .mode_is_firm = true, .group = (gid_t)-1};
	memset(shared, 0, sizeof(*shared));
}

static opcflush_segment_result reopen(void)
{
	opcflush_segment_close(&segment);
	return opcflush_segment_open(&segment, &wish, complaint);
}

static bool attaches(void)
{
	return reopen() == OPCFLUSH_SEGMENT_ATTACHED && segment.content && opcflush_segment_is_sound(&segment);
}

/* For instances and for command lines alike; and what was refused is let go of. */
static bool refuses_as(opcflush_segment_result result, const char *found)
{
	for (int create = 0; create < 2; create++) {
		wish.create = create;
		if (reopen() != result || !strstr(complaint, found) || segment.content || segment.file != -1) {
			printf("# create %d: \"%s\" in \"%s\"\n", create, found, complaint);
			return false;
		}
	}
	return true;
}

static bool refuses(const char *found)
{
	return refuses_as(OPCFLUSH_SEGMENT_REFUSED, found);
}

static struct stat found_at(const char *path)
{
	struct stat found;

	memset(&found, 0, sizeof(found));
	lstat(path, &found);
	return found;
}

static mode_t mode_of(const char *path)
{
	return found_at(path).st_mode & 07777;
}

static int entries_in(const char *path)
{
	DIR *folder = opendir(path);
	int entries = 0;

	while (folder && readdir(folder)) {
		entries++;
	}
	if (folder) {
		closedir(folder);
	}
	return entries - 2;
}

/* Changes some bytes of the file. */
static void poke(size_t offset, const void *bytes, size_t length)
{
	int file = open(sandbox_path, O_RDWR);

	if (pwrite(file, bytes, length, (off_t)offset) != (ssize_t)length) {
		abort();
	}
	close(file);
}

static void resize(off_t size)
{
	if (truncate(sandbox_path, size)) {
		abort();
	}
}

static void making(void)
{
	char folder[400], path[500];
	mode_t mask = umask(027);
	uint64_t generation;

	check_group("a segment is made with its folder, whole, and in the mode that was asked for, whatever the umask");
	begin();
	snprintf(folder, sizeof(folder), "%s/new", sandbox_folder);
	snprintf(path, sizeof(path), "%s/segment", folder);
	wish.path = path;
	wish.mode = 0664;
	wish.group = geteuid() ? getegid() : NOBODY;
	CHECK(attaches() && segment.writable && complaint[0] == '\0');
	CHECK(mode_of(folder) == 0755 && entries_in(folder) == 1 && mode_of(path) == 0664);
	CHECK(found_at(path).st_size == (off_t)SIZE && found_at(path).st_gid == wish.group && found_at(path).st_uid == geteuid());
	CHECK(found_at(path).st_blocks * 512 >= (blkcnt_t)SIZE);
	CHECK(atomic_load(&segment.content->ring.generation) == 1);

	check_group("who comes next finds what is in it");
	atomic_store(&segment.content->ring.generation, 4711);
	CHECK(attaches() && atomic_load(&segment.content->ring.generation) == 4711 && entries_in(folder) == 1);

	check_group("it gets the mode and group of who comes while nobody is attached");
	wish.mode = 0600;
	wish.group = getegid();
	CHECK(attaches() && complaint[0] == '\0' && mode_of(path) == 0600 && found_at(path).st_gid == getegid());

	check_group("but not a mode that nobody has asked for");
	wish.mode = 0644;
	wish.mode_is_firm = false;
	CHECK(attaches() && complaint[0] == '\0' && mode_of(path) == 0600);
	wish.mode_is_firm = true;

	check_group("it keeps them while somebody is, and the complaint says so");
	CHECK(opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 5));
	wish.mode = 0666;
	{
		opcflush_segment other;

		CHECK(opcflush_segment_open(&other, &wish, complaint) == OPCFLUSH_SEGMENT_ATTACHED);
		CHECK(strstr(complaint, path) && strstr(complaint, "has mode 0600 and group") && mode_of(path) == 0600);
		opcflush_segment_close(&other);
	}
	opcflush_segment_close(&segment);
	unlink(path);
	rmdir(folder);

	check_group("the folder's folder is not made");
	snprintf(path, sizeof(path), "%s/no/such/segment", sandbox_folder);
	wish.path = path;
	CHECK(reopen() == OPCFLUSH_SEGMENT_ABSENT && strstr(complaint, "cannot make ") && strstr(complaint, path));
	CHECK(entries_in(sandbox_folder) == 0 && segment.content == NULL);

	check_group("a command line makes nothing, changes nothing, and says what is not there");
	begin();
	wish.create = false;
	CHECK(reopen() == OPCFLUSH_SEGMENT_ABSENT && strstr(complaint, "there is no ") && strstr(complaint, sandbox_path));
	CHECK(entries_in(sandbox_folder) == 0);
	wish.create = true;
	CHECK(attaches());
	generation = atomic_fetch_add(&segment.content->ring.generation, 10) + 10;
	wish = (opcflush_segment_wish){.path = sandbox_path, .create = false, .mode = 0666, .group = NOBODY};
	CHECK(attaches() && segment.writable && complaint[0] == '\0' && mode_of(sandbox_path) == 0600);
	CHECK(found_at(sandbox_path).st_gid == getegid() && atomic_load(&segment.content->ring.generation) == generation);
	resize(PAGE);
	CHECK(reopen() == OPCFLUSH_SEGMENT_REFUSED && found_at(sandbox_path).st_size == PAGE);
	umask(mask);

	check_group("its file is none of the standard streams, though they are closed");
	begin();
	{
		pid_t child = sandbox_fork();

		if (child == 0) {
			close(STDIN_FILENO);
			close(STDERR_FILENO);
			_exit(attaches() && segment.file > STDERR_FILENO && opcflush_segment_open_again(&segment) > STDERR_FILENO ? 0 : 1);
		}
		CHECK(sandbox_ended_well(sandbox_status(child)));
	}

	check_group("a path that is too long is refused");
	{
		char longest[PATH_MAX + 10];

		memset(longest, 'p', sizeof(longest));
		longest[0] = '/';
		longest[sizeof(longest) - 1] = '\0';
		wish.path = longest;
		CHECK(refuses("a path of 4105 bytes is too long"));
	}
}

/* Opens as soon as the round begins; everybody raises the generation of what it finds. */
static void maker(int number)
{
	for (int round = 1; round <= ROUNDS; round++) {
		sandbox_await(&shared->step, round * 2 - 1);
		if (number == 0) {
			/* A command line, which sees nothing or all of it. */
			wish.create = false;
			while (reopen() != OPCFLUSH_SEGMENT_ATTACHED) {
				atomic_fetch_add(&shared->refused, !strstr(complaint, "there is no "));
			}
		} else if (!attaches()) {
			atomic_fetch_add(&shared->refused, 1);
		} else {
			atomic_fetch_add(&segment.content->ring.generation, 1);
		}
		atomic_fetch_add(&shared->seen, 1);
		sandbox_await(&shared->step, round * 2);
	}
	_exit(0);
}

static void making_at_once(void)
{
	pid_t pid[MAKERS + 1];
	bool alone = true, whole = true, ended_well = true;

	check_group("several that make it at once have one, and nobody ever sees it half made");
	begin();
	for (int i = 0; i <= MAKERS; i++) {
		pid[i] = sandbox_fork();
		if (pid[i] == 0) {
			maker(i);
		}
	}
	for (int round = 1; round <= ROUNDS; round++) {
		unlink(sandbox_path);
		atomic_store(&shared->step, round * 2 - 1);
		sandbox_await(&shared->seen, round * (MAKERS + 1));
		alone = alone && entries_in(sandbox_folder) == 1;
		whole = whole && attaches() && atomic_load(&segment.content->ring.generation) == 1 + MAKERS;
		atomic_store(&shared->step, round * 2);
	}
	for (int i = 0; i <= MAKERS; i++) {
		ended_well = sandbox_ended_well(sandbox_status(pid[i])) && ended_well;
	}
	CHECK(alone && whole && ended_well && atomic_load(&shared->refused) == 0);
}

static void refusing(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	char other[400], text[200];
	const uint64_t numbers[] = {0, OPCFLUSH_GENERATION_MAX + 1, UINT64_MAX};
	const size_t sizes[] = {offsetof(opcflush_segment_header, layout), offsetof(opcflush_segment_header, orders),
		offsetof(opcflush_segment_header, instances), offsetof(opcflush_segment_header, slots)};
	int file;

	check_group("what is no regular file is refused, and named");
	begin();
	snprintf(other, sizeof(other), "%s/other", sandbox_folder);
	wish.path = other;
	CHECK(attaches());
	wish.path = sandbox_path;
	CHECK(!symlink(other, sandbox_path) && refuses("is a symbolic link, and a regular file is expected"));
	CHECK(strstr(complaint, sandbox_path));
	unlink(other);
	CHECK(refuses("is a symbolic link") && entries_in(sandbox_folder) == 1);
	unlink(sandbox_path);
	CHECK(!mkdir(sandbox_path, 0700) && refuses("is a directory, and a regular file is expected"));
	rmdir(sandbox_path);
	CHECK(!mkfifo(sandbox_path, 0600) && refuses("is a pipe, and a regular file is expected"));
	unlink(sandbox_path);
	file = socket(AF_UNIX, SOCK_STREAM, 0);
	strncpy(address.sun_path, sandbox_path, sizeof(address.sun_path) - 1);
	CHECK(!bind(file, (struct sockaddr *)&address, sizeof(address)) && refuses("is a socket, and a regular file is expected"));
	close(file);
	wish.path = "/dev/null";
	CHECK(refuses("is a device, and a regular file is expected"));

	check_group("a file that is empty, too small or too large is refused, and stays as it is");
	begin();
	CHECK(attaches());
	for (off_t size = 0; size < (off_t)SIZE + PAGE; size += (off_t)SIZE / 2 - 1) {
		resize(size);
		snprintf(text, sizeof(text), "has %lld bytes, and %zu are expected (layout %d)", (long long)size, SIZE,
			OPCFLUSH_SEGMENT_LAYOUT);
		CHECK(refuses(text) && found_at(sandbox_path).st_size == size);
	}

	check_group("a file of something else is refused");
	begin();
	CHECK(attaches());
	poke(0, "opcfluxx", 8);
	CHECK(refuses("is no segment of opcflush: it does not begin with \"opcflush\""));
	resize(0);
	resize((off_t)SIZE);
	CHECK(refuses("is no segment of opcflush"));

	check_group("the segment of another layout is refused, with what it has and what is expected");
	for (int i = 0; i < 4; i++) {
		int expected[] = {OPCFLUSH_SEGMENT_LAYOUT, OPCFLUSH_RING_ORDERS, OPCFLUSH_ROSTER_ROWS, OPCFLUSH_GRACE_SLOTS};

		begin();
		CHECK(attaches());
		poke(sizes[i], &(uint32_t){7}, sizeof(uint32_t));
		snprintf(other, sizeof(other), "and layout %d with %d, %d and %d is expected", expected[0], expected[1], expected[2], expected[3]);
		expected[i] = 7;
		snprintf(text, sizeof(text), "has layout %d with %d orders, %d instances and %d slots", expected[0], expected[1], expected[2],
			expected[3]);
		CHECK(refuses(text) && strstr(complaint, other));
	}
	begin();
	CHECK(attaches());
	poke(offsetof(opcflush_segment_header, size), &(uint64_t){7}, sizeof(uint64_t));
	CHECK(refuses("has layout "));

	check_group("a generation that makes no sense is refused");
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		begin();
		CHECK(attaches());
		poke(offsetof(opcflush_segment_content, ring.generation), &numbers[i], sizeof(numbers[i]));
		snprintf(text, sizeof(text), "is damaged: its generation is %llu", (unsigned long long)numbers[i]);
		CHECK(refuses(text));
	}
	begin();
	CHECK(attaches());
	poke(offsetof(opcflush_segment_content, ring.generation), &(uint64_t){OPCFLUSH_GENERATION_MAX}, sizeof(uint64_t));
	CHECK(attaches());
	begin();
}

/* As somebody else; only root can become that. */
static bool as_nobody(bool (*holds)(void))
{
	pid_t child = sandbox_fork();

	if (child == 0) {
		_exit(!setgid(NOBODY) && !setuid(NOBODY) && holds() ? 0 : 1);
	}
	return sandbox_ended_well(sandbox_status(child));
}

static bool is_refused(void)
{
	return refuses_as(OPCFLUSH_SEGMENT_FORBIDDEN, "no permission for ") && strstr(complaint, sandbox_path)
		&& strstr(complaint, "it belongs to root (uid 0), group 0, mode 0600, and this process is ") && strstr(complaint, "(uid 65534)");
}

static bool is_out_of_sight(void)
{
	wish.create = true;
	if (reopen() != OPCFLUSH_SEGMENT_FORBIDDEN || !strstr(complaint, "no permission to look for ")) {
		return false;
	}
	wish.create = false;
	return reopen() == OPCFLUSH_SEGMENT_FORBIDDEN && strstr(complaint, "no permission to look for ") && strstr(complaint, sandbox_path)
		&& strstr(complaint, "(uid 65534)");
}

static bool is_read_only(void)
{
	int status;
	pid_t child;

	wish.create = false;
	if (!attaches() || segment.writable || !strstr(complaint, "no permission for ") || !strstr(complaint, "mode 0644")
		|| atomic_load(&segment.content->ring.generation) != 1 || opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_SLOT, 0)
		|| !opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3)
		|| opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 4)) {
		printf("# %s\n", complaint);
		return false;
	}
	child = sandbox_fork();
	if (child == 0) {
		signal(SIGSEGV, SIG_DFL);
		atomic_store(&segment.content->ring.generation, 2);
		_exit(0);
	}
	status = sandbox_status(child);
	wish.create = true;
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV && reopen() == OPCFLUSH_SEGMENT_FORBIDDEN && !segment.content;
}

static bool is_readable_and_writable(void)
{
	wish.create = false;
	if (!attaches() || !segment.writable || complaint[0]) {
		return false;
	}
	wish.create = true;
	/* Its mode is none of this process's business. */
	return attaches() && strstr(complaint, "has mode 0660 and group 65534");
}

static void permissions(void)
{
	if (geteuid()) {
		printf("# skipped: what other users may do: this is not root\n");
		return;
	}
	check_group("another user may do nothing with mode 0600, and is told whose it is");
	begin();
	CHECK(attaches() && opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	chmod(sandbox_folder, 0755);
	CHECK(as_nobody(is_refused));

	check_group("nor where the folder is closed");
	chmod(sandbox_folder, 0700);
	CHECK(as_nobody(is_out_of_sight));
	chmod(sandbox_folder, 0755);

	check_group("with the right to read, a command line may read it, and an instance has nothing of it");
	chmod(sandbox_path, 0644);
	CHECK(as_nobody(is_read_only) && atomic_load(&segment.content->ring.generation) == 1);

	check_group("with the group's right to write, another user may have it");
	chmod(sandbox_path, 0660);
	CHECK(!chown(sandbox_path, (uid_t)-1, NOBODY) && as_nobody(is_readable_and_writable));

	check_group("the file of another owner than root or oneself is refused");
	CHECK(!chown(sandbox_path, NOBODY, NOBODY) && refuses("(uid 65534), and root is expected"));
	CHECK(strstr(complaint, sandbox_path) && strstr(complaint, " belongs to "));
	begin();
}

/* Another process, with a hold of its own, that takes a lock and lives until it is killed. */
static pid_t holder(opcflush_segment_lock lock, unsigned index)
{
	pid_t child = sandbox_fork();

	if (child == 0) {
		if (!attaches() || !opcflush_segment_try_lock(&segment, lock, index)) {
			_exit(1);
		}
		atomic_store(&shared->step, 1);
		for (;;) {
			pause();
		}
	}
	sandbox_await(&shared->step, 1);
	atomic_store(&shared->step, 0);
	return child;
}

static void locks_of_slots(void)
{
	pid_t child;
	bool free = true;

	check_group("a slot's lock is one process's, and seen by the others");
	begin();
	CHECK(attaches() && !opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 7));
	child = holder(OPCFLUSH_LOCK_OF_SLOT, 7);
	CHECK(opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 7) && !opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_SLOT, 7));
	CHECK(!opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 6) && !opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 8));
	CHECK(!opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 7));

	check_group("it goes with the process, though nobody has waited for that yet");
	sandbox_kill(child);
	CHECK(!opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 7) && opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_SLOT, 7));
	sandbox_status(child);

	check_group("a forked child does not have its parent's, and its end takes nothing away");
	CHECK(opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_SLOT, 7) && !opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 7));
	for (int i = 0; i < 2; i++) {
		child = sandbox_fork();
		if (child == 0) {
			bool others = opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 7)
				&& !opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_SLOT, 7);

			opcflush_segment_unlock(&segment, 7);
			opcflush_segment_close(&segment);
			_exit(others ? 0 : 1);
		}
		CHECK(sandbox_ended_well(sandbox_status(child)));
	}

	check_group("it can be given up");
	opcflush_segment_unlock(&segment, 7);
	child = holder(OPCFLUSH_LOCK_OF_SLOT, 7);
	CHECK(opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 7));
	sandbox_kill(child);
	sandbox_status(child);

	check_group("a worker's lock outlasts the closing of the file elsewhere in the process, which ends a slot's");
	child = sandbox_fork();
	if (child == 0) {
		int own = opcflush_segment_open_again(&segment);

		opcflush_segment_hold(own, 7, true);
		opcflush_segment_hold(own, 8, true);
		opcflush_segment_hold(own, 8, false);
		if (own < 0 || !opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_SLOT, 7)) {
			_exit(1);
		}
		close(open(sandbox_path, O_RDONLY));
		atomic_store(&shared->step, 1);
		for (;;) {
			pause();
		}
	}
	sandbox_await(&shared->step, 1);
	CHECK(!opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, 7) && opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_WORKER, 7));
	CHECK(!opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_WORKER, 8));
	sandbox_kill(child);
	CHECK(!opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_WORKER, 7));
	sandbox_status(child);
	atomic_store(&shared->step, 0);

	check_group("all slots, all workers and all instances have locks of their own");
	child = sandbox_fork();
	if (child == 0) {
		for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i++) {
			opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_SLOT, i);
		}
		atomic_store(&shared->step, 1);
		for (;;) {
			pause();
		}
	}
	sandbox_await(&shared->step, 1);
	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i++) {
		free = free && !opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_WORKER, i);
	}
	for (unsigned i = 0; i < OPCFLUSH_ROSTER_ROWS; i++) {
		free = free && !opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, i);
		free = free && opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, i);
	}
	CHECK(free && opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_SLOT, OPCFLUSH_GRACE_SLOTS - 1));
	sandbox_kill(child);
	sandbox_status(child);
	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i++) {
		free = free && !opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_WORKER, i);
		free = free && opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_SLOT, i);
	}
	CHECK(free && found_at(sandbox_path).st_size == (off_t)SIZE);
}

static void locks_of_instances(void)
{
	opcflush_segment other;
	pid_t child, grandchild;

	check_group("an instance's lock is its hold's: of all processes that have inherited it, and of no other");
	begin();
	CHECK(attaches() && opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	CHECK(opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	CHECK(opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	CHECK(opcflush_segment_open(&other, &wish, complaint) == OPCFLUSH_SEGMENT_ATTACHED);
	CHECK(!opcflush_segment_try_lock(&other, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	CHECK(opcflush_segment_is_locked(&other, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	child = sandbox_fork();
	if (child == 0) {
		_exit(opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3) ? 0 : 1);
	}
	CHECK(sandbox_ended_well(sandbox_status(child)));
	CHECK(!opcflush_segment_try_lock(&other, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	opcflush_segment_close(&other);

	check_group("it outlives the parent, as long as one of its children lives, and ends with the last one");
	begin();
	CHECK(attaches());
	child = sandbox_fork();
	if (child == 0) {
		if (!attaches() || !opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3)) {
			_exit(1);
		}
		grandchild = fork();
		if (grandchild == 0) {
			alarm(sandbox_lifetime());
			sandbox_await(&shared->step, 1);
			_exit(0);
		}
		raise(SIGKILL);
	}
	CHECK(WIFSIGNALED(sandbox_status(child)));
	CHECK(opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	CHECK(!opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3));
	atomic_store(&shared->step, 1);
	while (opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3)) {
		sched_yield();
	}
	CHECK(opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 3));

	check_group("a program that is run has none of it");
	child = sandbox_fork();
	if (child == 0) {
		attaches();
		opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 4);
		atomic_store(&shared->step, 2);
		sandbox_await(&shared->step, 3);
		execl("/bin/sleep", "sleep", "300", (char *)NULL);
		_exit(1);
	}
	sandbox_await(&shared->step, 2);
	CHECK(opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 4));
	atomic_store(&shared->step, 3);
	while (waitpid(child, NULL, WNOHANG) == 0 && opcflush_segment_is_locked(&segment, OPCFLUSH_LOCK_OF_INSTANCE, 4)) {
		sched_yield();
	}
	sandbox_kill(child);
	CHECK(WIFSIGNALED(sandbox_status(child)));
}

static void removal(void)
{
	char other[400];

	check_group("a segment that was removed, or replaced, is seen to be so, and works on for those who have it");
	begin();
	CHECK(attaches() && !opcflush_segment_is_unlinked(&segment));
	unlink(sandbox_path);
	CHECK(opcflush_segment_is_unlinked(&segment) && opcflush_segment_is_sound(&segment));
	CHECK(atomic_fetch_add(&segment.content->ring.generation, 1) == 1);
	CHECK(attaches() && !opcflush_segment_is_unlinked(&segment) && atomic_load(&segment.content->ring.generation) == 1);
	snprintf(other, sizeof(other), "%s/other", sandbox_folder);
	CHECK(!symlink("/nonexistent", other) && !rename(other, sandbox_path));
	CHECK(opcflush_segment_is_unlinked(&segment) && opcflush_segment_is_sound(&segment));
}

static int test(void)
{
	shared = opcflush_memory_share(sizeof(*shared));
	if (!shared) {
		return 1;
	}
	making();
	making_at_once();
	refusing();
	permissions();
	locks_of_slots();
	locks_of_instances();
	removal();
	begin();
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
