/* SPDX-License-Identifier: BSD-3-Clause
 * The segment: how the file is made, mapped, checked and locked. Made and attached in the parent, before it forks; lazily in
 * a command line. */
#include "segment.h"
#include "fault.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE sizeof(opcflush_segment_content)

/* Behind any file's end. */
#define LOCKS_OF_SLOTS ((off_t)1 << 30)
#define LOCKS_OF_WORKERS (LOCKS_OF_SLOTS + OPCFLUSH_GRACE_SLOTS)
#define LOCKS_OF_INSTANCES (LOCKS_OF_WORKERS + OPCFLUSH_GRACE_SLOTS)
#define LOCKS_OF_OUTSIDERS (LOCKS_OF_INSTANCES + OPCFLUSH_ROSTER_ROWS)

#define FOLDER_MODE 0755

/* The file is made by somebody else between our two looks at it, this often at most. */
#define OPEN_TRIES 16

static opcflush_segment_result complain(char *complaint, opcflush_segment_result result, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(complaint, OPCFLUSH_SEGMENT_COMPLAINT, format, arguments);
	va_end(arguments);
	return result;
}

/* "root (uid 0)" */
static const char *user_name(uid_t uid, char *text, size_t size)
{
	struct passwd entry, *found;
	char buffer[4096];

	if (!getpwuid_r(uid, &entry, buffer, sizeof(buffer), &found) && found) {
		snprintf(text, size, "%s (uid %u)", found->pw_name, (unsigned)uid);
	} else {
		snprintf(text, size, "uid %u", (unsigned)uid);
	}
	return text;
}

static const char *kind_name(mode_t mode)
{
	return S_ISLNK(mode) ? "a symbolic link" : S_ISDIR(mode) ? "a directory" : S_ISFIFO(mode) ? "a pipe"
		: S_ISSOCK(mode) ? "a socket" : S_ISREG(mode) ? "a file" : "a device";
}

static opcflush_segment_result complain_of_kind(char *complaint, const char *path, mode_t mode)
{
	return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "%s is %s, and a regular file is expected", path, kind_name(mode));
}

/* No permission: to the file, or to a folder on the way. */
static opcflush_segment_result complain_of_permission(char *complaint, const char *path)
{
	char owner[128], self[128];
	struct stat file;

	user_name(geteuid(), self, sizeof(self));
	if (lstat(path, &file)) {
		return complain(complaint, OPCFLUSH_SEGMENT_FORBIDDEN, "no permission to look for %s as %s: %s", path, self, strerror(errno));
	}
	return complain(complaint, OPCFLUSH_SEGMENT_FORBIDDEN, "no permission for %s: it belongs to %s, group %u, mode %04o, and this process is %s",
		path, user_name(file.st_uid, owner, sizeof(owner)), (unsigned)file.st_gid, (unsigned)file.st_mode & 07777, self);
}

/* Gives the new folder its mode whatever the umask was. If it is still the new folder: by now somebody may have put a link there
 * who may write to the folder that it is in. */
static void open_up(const char *folder)
{
	int file = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat found;

	if (file < 0) {
		return;
	}
	if (!fstat(file, &found) && found.st_uid == geteuid()) {
		(void)!fchmod(file, FOLDER_MODE);
	}
	close(file);
}

/* The folder is made with the segment; the one that it is in is not. */
static bool make_folder(const char *path)
{
	char folder[PATH_MAX];
	char *slash;

	snprintf(folder, sizeof(folder), "%s", path);
	slash = strrchr(folder, '/');
	if (!slash || slash == folder) {
		return true;
	}
	*slash = '\0';
	if (mkdir(folder, FOLDER_MODE)) {
		return errno == EEXIST;
	}
	open_up(folder);
	return true;
}

static bool write_header(int file)
{
	opcflush_segment_header header;

	memset(&header, 0, sizeof(header));
	atomic_init(&header.magic, OPCFLUSH_SEGMENT_MAGIC);
	atomic_init(&header.layout, OPCFLUSH_SEGMENT_LAYOUT);
	atomic_init(&header.orders, OPCFLUSH_RING_ORDERS);
	atomic_init(&header.instances, OPCFLUSH_ROSTER_ROWS);
	atomic_init(&header.slots, OPCFLUSH_GRACE_SLOTS);
	atomic_init(&header.size, SIZE);
	return pwrite(file, &header, sizeof(header), 0) == (ssize_t)sizeof(header);
}

/* Generation 1, as in an instance: nothing has been ordered yet. */
static bool write_generation(int file)
{
	const uint64_t generation = 1;

	return pwrite(file, &generation, sizeof(generation), (off_t)offsetof(opcflush_segment_content, ring.generation))
		== (ssize_t)sizeof(generation);
}

/* For real: a write to what the disk has no room for would raise SIGBUS. */
static bool allocate(int file)
{
#ifdef F_PREALLOCATE
	fstore_t room = {.fst_flags = F_ALLOCATEALL, .fst_posmode = F_PEOFPOSMODE, .fst_length = (off_t)SIZE};

	return fcntl(file, F_PREALLOCATE, &room) != -1 && !ftruncate(file, (off_t)SIZE);
#else
	int error = posix_fallocate(file, 0, (off_t)SIZE);

	if (error) {
		errno = error;
		return false;
	}
	return true;
#endif
}

static bool fill(int file, const opcflush_segment_wish *wish)
{
	return allocate(file) && write_header(file) && write_generation(file) && (wish->group == UINT32_MAX || !fchown(file, (uid_t)-1, wish->group))
		&& !fchmod(file, wish->mode);
}

/* Where a standard stream is closed, the file would take its place, and be written to by whoever means the stream. */
static int keep_off_standard_streams(int file)
{
	int other, error;

	if (file < 0 || file > STDERR_FILENO) {
		return file;
	}
	other = fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	error = errno;
	close(file);
	errno = error;
	return other;
}

/* Nobody ever sees it half made: it gets its name when it is whole, unless that name is taken by then. */
static bool make(const opcflush_segment_wish *wish)
{
	char name[PATH_MAX];
	int file, error;
	bool made;

	snprintf(name, sizeof(name), "%s.XXXXXX", wish->path);
	if (!make_folder(wish->path) || (file = keep_off_standard_streams(mkostemp(name, O_CLOEXEC))) < 0) {
		return false;
	}
	made = fill(file, wish) && (!link(name, wish->path) || errno == EEXIST);
	error = errno;
	unlink(name);
	close(file);
	errno = error;
	return made;
}

static int open_existing(const char *path, int access)
{
	return keep_off_standard_streams(open(path, access | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
}

static bool is_permission(int error)
{
	return error == EACCES || error == EPERM || error == EROFS;
}

/* -1: the complaint and `result` say why. */
static int open_file(opcflush_segment *segment, const opcflush_segment_wish *wish, opcflush_segment_result *result, char *complaint)
{
	struct stat found;
	int file = -1, error;

	segment->writable = true;
	for (int i = 0; i < OPEN_TRIES; i++) {
		file = open_existing(wish->path, O_RDWR);
		if (file >= 0 || errno != ENOENT || !wish->create || !make(wish)) {
			break;
		}
	}
	if (file < 0 && is_permission(errno) && !wish->create) {
		complain_of_permission(complaint, wish->path);
		segment->writable = false;
		file = open_existing(wish->path, O_RDONLY);
	}
	if (file >= 0) {
		return file;
	}
	error = errno;
	if (error == ENOENT && !wish->create) {
		*result = complain(complaint, OPCFLUSH_SEGMENT_ABSENT, "there is no %s", wish->path);
	} else if (!lstat(wish->path, &found) && !S_ISREG(found.st_mode)) {
		*result = complain_of_kind(complaint, wish->path, found.st_mode);
	} else if (is_permission(error) && (!wish->create || !access(wish->path, F_OK) || errno == EACCES)) {
		*result = complain_of_permission(complaint, wish->path);
	} else if (wish->create) {
		*result = complain(complaint, OPCFLUSH_SEGMENT_ABSENT, "cannot make %s: %s", wish->path, strerror(error));
	} else {
		*result = complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "cannot open %s: %s", wish->path, strerror(error));
	}
	return -1;
}

static opcflush_segment_result check_file(const opcflush_segment *segment, const char *path, char *complaint)
{
	char owner[128], self[128];
	struct stat found;

	if (fstat(segment->file, &found)) {
		return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "cannot look at %s: %s", path, strerror(errno));
	}
	if (!S_ISREG(found.st_mode)) {
		return complain_of_kind(complaint, path, found.st_mode);
	}
	if (found.st_uid != 0 && found.st_uid != geteuid()) {
		user_name(geteuid(), self, sizeof(self));
		return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "%s belongs to %s, and root%s%s is expected", path,
			user_name(found.st_uid, owner, sizeof(owner)), geteuid() ? " or " : "", geteuid() ? self : "");
	}
	if (found.st_size != (off_t)SIZE) {
		return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "%s has %lld bytes, and %zu are expected (layout %d)", path,
			(long long)found.st_size, SIZE, OPCFLUSH_SEGMENT_LAYOUT);
	}
	return OPCFLUSH_SEGMENT_ATTACHED;
}

bool opcflush_segment_is_sound(const opcflush_segment *segment)
{
	const opcflush_segment_header *header = &segment->content->header;

	return atomic_load(&header->magic) == OPCFLUSH_SEGMENT_MAGIC && atomic_load(&header->layout) == OPCFLUSH_SEGMENT_LAYOUT
		&& atomic_load(&header->orders) == OPCFLUSH_RING_ORDERS && atomic_load(&header->instances) == OPCFLUSH_ROSTER_ROWS
		&& atomic_load(&header->slots) == OPCFLUSH_GRACE_SLOTS && atomic_load(&header->size) == SIZE;
}

static opcflush_segment_result check_content(const opcflush_segment *segment, const char *path, char *complaint)
{
	const opcflush_segment_header *header = &segment->content->header;
	uint64_t generation = atomic_load(&segment->content->ring.generation);

	if (atomic_load(&header->magic) != OPCFLUSH_SEGMENT_MAGIC) {
		return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "%s is no segment of opcflush: it does not begin with \"opcflush\"", path);
	}
	if (!opcflush_segment_is_sound(segment)) {
		return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "%s has layout %u with %u orders, %u instances and %u slots, and layout "
			"%d with %d, %d and %d is expected", path, (unsigned)atomic_load(&header->layout), (unsigned)atomic_load(&header->orders),
			(unsigned)atomic_load(&header->instances), (unsigned)atomic_load(&header->slots), OPCFLUSH_SEGMENT_LAYOUT,
			OPCFLUSH_RING_ORDERS, OPCFLUSH_ROSTER_ROWS, OPCFLUSH_GRACE_SLOTS);
	}
	if (!generation || generation > OPCFLUSH_GENERATION_MAX) {
		return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "%s is damaged: its generation is %llu", path, (unsigned long long)generation);
	}
	return OPCFLUSH_SEGMENT_ATTACHED;
}

static opcflush_segment_result map(opcflush_segment *segment, const char *path, char *complaint)
{
	void *memory = mmap(NULL, SIZE, PROT_READ | (segment->writable ? PROT_WRITE : 0), MAP_SHARED, segment->file, 0);

	if (memory == MAP_FAILED) {
		return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "cannot map %s: %s", path, strerror(errno));
	}
	segment->content = memory;
	opcflush_fault_guard(memory, SIZE);
	return check_content(segment, path, complaint);
}

static bool is_anybody_attached(const opcflush_segment *segment)
{
	for (unsigned i = 0; i < OPCFLUSH_ROSTER_ROWS; i++) {
		if (opcflush_segment_is_locked(segment, OPCFLUSH_LOCK_OF_INSTANCE, i)) {
			return true;
		}
	}
	return false;
}

/* A segment that was there before has the mode and group of those who use it; of the first one that comes after them. */
static void adjust(const opcflush_segment *segment, const opcflush_segment_wish *wish, char *complaint)
{
	struct stat found;
	bool other_mode, other_group;

	if (fstat(segment->file, &found)) {
		return;
	}
	other_mode = wish->mode_is_firm && (found.st_mode & 07777) != wish->mode;
	other_group = wish->group != UINT32_MAX && found.st_gid != wish->group;
	if (!other_mode && !other_group) {
		return;
	}
	if (!is_anybody_attached(segment) && (!other_group || !fchown(segment->file, (uid_t)-1, wish->group))
		&& (!wish->mode_is_firm || !fchmod(segment->file, wish->mode))) {
		return;
	}
	complain(complaint, OPCFLUSH_SEGMENT_ATTACHED, "%s has mode %04o and group %u, which other instances use or this process may not "
		"change: they stay, and opcflush.segment_mode and opcflush.segment_group count for nothing", wish->path,
		(unsigned)found.st_mode & 07777, (unsigned)found.st_gid);
}

opcflush_segment_result opcflush_segment_open(opcflush_segment *segment, const opcflush_segment_wish *wish,
	char complaint[OPCFLUSH_SEGMENT_COMPLAINT])
{
	opcflush_segment_result result = OPCFLUSH_SEGMENT_ATTACHED;

	complaint[0] = '\0';
	segment->content = NULL;
	if (strlen(wish->path) > PATH_MAX - sizeof(".XXXXXX")) {
		segment->file = -1;
		return complain(complaint, OPCFLUSH_SEGMENT_REFUSED, "a path of %zu bytes is too long", strlen(wish->path));
	}
	segment->file = open_file(segment, wish, &result, complaint);
	if (segment->file < 0) {
		return result;
	}
	result = check_file(segment, wish->path, complaint);
	if (result == OPCFLUSH_SEGMENT_ATTACHED) {
		result = map(segment, wish->path, complaint);
	}
	if (result != OPCFLUSH_SEGMENT_ATTACHED) {
		opcflush_segment_close(segment);
	} else if (wish->create) {
		adjust(segment, wish, complaint);
	}
	return result;
}

void opcflush_segment_close(opcflush_segment *segment)
{
	if (segment->content) {
		opcflush_fault_unguard();
		munmap(segment->content, SIZE);
		segment->content = NULL;
	}
	if (segment->file >= 0) {
		close(segment->file);
		segment->file = -1;
	}
}

void opcflush_segment_lose(const opcflush_segment *segment)
{
	opcflush_fault_replace(segment->content, SIZE);
}

bool opcflush_segment_is_unlinked(const opcflush_segment *segment)
{
	struct stat found;

	return !fstat(segment->file, &found) && found.st_nlink == 0;
}

bool opcflush_segment_is_at(const opcflush_segment *segment, const char *path)
{
	struct stat found, there;

	return !fstat(segment->file, &found) && !lstat(path, &there) && found.st_dev == there.st_dev && found.st_ino == there.st_ino;
}

static struct flock byte_of(opcflush_segment_lock lock, unsigned index, short type)
{
	static const off_t start[] = {
		[OPCFLUSH_LOCK_OF_SLOT] = LOCKS_OF_SLOTS,
		[OPCFLUSH_LOCK_OF_WORKER] = LOCKS_OF_WORKERS,
		[OPCFLUSH_LOCK_OF_OUTSIDERS] = LOCKS_OF_OUTSIDERS,
		[OPCFLUSH_LOCK_OF_INSTANCE] = LOCKS_OF_INSTANCES,
	};

	return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = start[lock] + (off_t)index, .l_len = 1};
}

bool opcflush_segment_try_lock(const opcflush_segment *segment, opcflush_segment_lock lock, unsigned index)
{
	struct flock byte = byte_of(lock, index, F_WRLCK);

	return !fcntl(segment->file, lock == OPCFLUSH_LOCK_OF_SLOT ? F_SETLK : F_OFD_SETLK, &byte);
}

void opcflush_segment_unlock(const opcflush_segment *segment, unsigned index)
{
	struct flock byte = byte_of(OPCFLUSH_LOCK_OF_SLOT, index, F_UNLCK);

	fcntl(segment->file, F_SETLK, &byte);
}

/* By a path to the file that is open. */
#ifdef F_GETPATH
int opcflush_segment_open_again(const opcflush_segment *segment)
{
	opcflush_segment again = {.file = -1};
	char path[PATH_MAX];

	if (fcntl(segment->file, F_GETPATH, path) != -1) {
		again.file = open_existing(path, O_RDONLY);
	}
	if (again.file >= 0 && (!opcflush_segment_is_at(&again, path) || !opcflush_segment_is_at(segment, path))) {
		opcflush_segment_close(&again);
	}
	return again.file;
}
#else
int opcflush_segment_open_again(const opcflush_segment *segment)
{
	char path[32];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", segment->file);
	return keep_off_standard_streams(open(path, O_RDONLY | O_CLOEXEC));
}
#endif

void opcflush_segment_close_again(int file)
{
	if (file >= 0) {
		close(file);
	}
}

void opcflush_segment_hold(int file, unsigned index, bool hold)
{
	struct flock byte = byte_of(OPCFLUSH_LOCK_OF_WORKER, index, hold ? F_RDLCK : F_UNLCK);

	fcntl(file, F_OFD_SETLK, &byte);
}

void opcflush_segment_share(const opcflush_segment *segment, unsigned index, bool hold)
{
	struct flock byte = byte_of(OPCFLUSH_LOCK_OF_OUTSIDERS, index, hold ? F_RDLCK : F_UNLCK);

	fcntl(segment->file, F_SETLK, &byte);
}

/* To ask needs no right to write. Where the kernel cannot tell, nobody is taken for dead. */
bool opcflush_segment_is_locked(const opcflush_segment *segment, opcflush_segment_lock lock, unsigned index)
{
	struct flock byte = byte_of(lock, index, F_WRLCK);

	return fcntl(segment->file, F_GETLK, &byte) != 0 || byte.l_type != F_UNLCK;
}
