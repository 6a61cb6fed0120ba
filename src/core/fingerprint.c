/* SPDX-License-Identifier: BSD-3-Clause
 * Fingerprints of files. Taken by workers that compile, compared by appliers. */
#include "fingerprint.h"
#include "body.h"

#ifdef _WIN32

uint64_t opcflush_fingerprint_of(const opcflush_file_status *file)
{
	(void)file;
	return OPCFLUSH_FINGERPRINT_UNSURE + 1;
}

uint64_t opcflush_fingerprint_take(const opcflush_file_status *file, struct timespec now)
{
	(void)file;
	(void)now;
	return OPCFLUSH_FINGERPRINT_UNSURE;
}

struct timespec opcflush_fingerprint_clock(void)
{
	return (struct timespec){0};
}

#else

/* Kernels step the clock of files 100 times a second at least; file systems of whole seconds, such as some that come by the
 * network, may be a second or two behind. */
#define YOUNG_NS 20000000
#define YOUNG_SECONDS_NS 2000000000

#ifdef __APPLE__
# define MTIME(file) (file)->st_mtimespec
# define CTIME(file) (file)->st_ctimespec
#else
# define MTIME(file) (file)->st_mtim
# define CTIME(file) (file)->st_ctim
#endif

static uint64_t nanoseconds(struct timespec time)
{
	return (uint64_t)time.tv_sec * UINT64_C(1000000000) + (uint64_t)time.tv_nsec;
}

uint64_t opcflush_fingerprint_of(const opcflush_file_status *file)
{
	uint64_t hash = opcflush_mix(0, (uint64_t)file->st_dev);

	hash = opcflush_mix(hash, (uint64_t)file->st_ino);
	hash = opcflush_mix(hash, (uint64_t)file->st_size);
	hash = opcflush_mix(hash, nanoseconds(MTIME(file)));
	hash = opcflush_mix(hash, nanoseconds(CTIME(file)));
	return hash > OPCFLUSH_FINGERPRINT_UNSURE ? hash : OPCFLUSH_FINGERPRINT_UNSURE + 1;
}

uint64_t opcflush_fingerprint_take(const opcflush_file_status *file, struct timespec now)
{
	struct timespec changed = CTIME(file);
	uint64_t young = changed.tv_nsec ? YOUNG_NS : YOUNG_SECONDS_NS;

	if (nanoseconds(changed) + young > nanoseconds(now)) {
		return OPCFLUSH_FINGERPRINT_UNSURE;
	}
	return opcflush_fingerprint_of(file);
}

struct timespec opcflush_fingerprint_clock(void)
{
	struct timespec now;

#ifdef CLOCK_REALTIME_COARSE
	clock_gettime(CLOCK_REALTIME_COARSE, &now);
#else
	clock_gettime(CLOCK_REALTIME, &now);
#endif
	return now;
}

#endif

/* Sequentially consistent, before OPcache publishes: see F1. */
void opcflush_fingerprint_note(_Atomic uint64_t *word, uint64_t fingerprint)
{
	uint64_t old = OPCFLUSH_FINGERPRINT_NONE;

	if (!atomic_compare_exchange_strong(word, &old, fingerprint) && old != fingerprint) {
		atomic_store(word, OPCFLUSH_FINGERPRINT_UNSURE);
	}
}
