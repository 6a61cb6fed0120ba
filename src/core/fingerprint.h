/* SPDX-License-Identifier: BSD-3-Clause
 * Fingerprints: which file a cached script was compiled from. A refresh compares them with the disk.
 *
 * A fingerprint is a hash of device, inode, size, and the times of modification and of change in nanoseconds, taken of the
 * open file before it is read. The time of change is the kernel's own: nobody sets it back, as rsync and tar do with the other
 * one. But the kernel's clock for it goes in steps, so a file that was changed a moment ago may change once more and look the
 * same: such a *young* file has no fingerprint.
 *
 * Each script of the index has one word for it:
 *   none    not compiled since it was last invalidated
 *   hash    all that was compiled since then was compiled from this very file
 *   unsure  it was compiled from several files, or from a young one, or OPcache had it from elsewhere: nobody knows which of
 *           them is cached, since of two workers that compile at once the first one to publish wins
 *
 * Who writes: a worker under its mark, before OPcache publishes what it has compiled (none becomes a hash, another hash makes
 * it unsure), and after P3 has invalidated it (unsure); an applier, in A2, puts it back to none before it invalidates the script.
 * Who reads: appliers, and requests that an order has overtaken.
 * INVARIANT F1  where the word is a hash, and no mark is forsaken, whatever is cached by the time of A4 was compiled from that file: who
 *               publishes has put its own hash there before; the word is put back to none only in A2, and everybody who was publishing
 *               then either settles before A4 (P3), or leaves a forsaken mark. An applier that finds one does not go by the
 *               fingerprint of what was published under it (slot.script) */
#ifndef OPCFLUSH_FINGERPRINT_H
#define OPCFLUSH_FINGERPRINT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* What stat() fills in. Windows has no time of change there: nobody but its file system could tell, so there no file has a fingerprint,
 * and a refresh takes each of them for changed. */
#ifdef _WIN32
typedef void opcflush_file_status;
#else
# include <sys/stat.h>

typedef struct stat opcflush_file_status;
#endif

#define OPCFLUSH_FINGERPRINT_NONE UINT64_C(0)
#define OPCFLUSH_FINGERPRINT_UNSURE UINT64_C(1)

/* Of a file as it is now. Neither of the two above. */
uint64_t opcflush_fingerprint_of(const opcflush_file_status *file);

/* Of a file that is about to be compiled: OPCFLUSH_FINGERPRINT_UNSURE if it is young. `now` is of the clock that the kernel
 * stamps files with. */
uint64_t opcflush_fingerprint_take(const opcflush_file_status *file, struct timespec now);

/* That clock. */
struct timespec opcflush_fingerprint_clock(void);

/* What was compiled from this file, or OPCFLUSH_FINGERPRINT_UNSURE, is about to be published. */
void opcflush_fingerprint_note(_Atomic uint64_t *word, uint64_t fingerprint);

#endif
