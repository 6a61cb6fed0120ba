<?php

/**
 * opcflush: fresh code in every worker, at a signal, a call or a command.
 *
 * A *generation* is the number of an order. It grows by one with every order that is given in the segment
 * (opcflush.segment), which all instances of the machine share: an instance is an FPM master and its workers, an Apache
 * parent and its children, a long-running command line with OPcache. Without a segment it is the instance's own. It is
 * never reused; 1 means that nothing has been ordered yet.
 *
 * A command line without OPcache (opcache.enable_cli=0) is no instance. It reaches the others by the segment, which it
 * attaches when a function is called, and never makes or changes.
 *
 * @generate-class-entries
 */

/** What opcflush refuses, or cannot do here: the message says why. */
class OpcflushException extends RuntimeException
{
}

/**
 * Orders a reset: every worker of every instance runs fresh code from its next request on.
 *
 * Every cached script is invalidated and every worker drops its realpath cache; OPcache stays on, no request is ended.
 * The order is in effect when this returns: a request that starts afterwards, in any worker, runs nothing that was on
 * disk before. The calling request goes over to the new generation itself, so what it includes or compiles from now on
 * (opcache_compile_file()) is fresh and is cached. It does not while a script is being included around the call, or
 * before the primary script is compiled (auto_prepend_file): then it goes on with OPcache off.
 *
 * @param string|null $note What for, such as the name of a release: shown by opcflush_log(). At most 80 bytes, no control
 *     characters.
 * @param string|null $instance The name of the instance to flush (opcflush.name), and of no other one.
 * @return int The generation of the order; of the last one, where several instances have that name.
 * @throws OpcflushException If the calling script is outside opcflush.restrict_api or opcache.restrict_api (neither counts
 *     on the command line), opcflush is inactive in this process, no instance has that name, or, on the command
 *     line, there is no permission to write to the segment; without OPcache, if there is none.
 * @throws ValueError If the note is too long or has control characters.
 */
function opcflush_reset(?string $note = null, ?string $instance = null): int {}

/**
 * Orders every worker of every instance to drop its realpath cache. OPcache's scripts stay as they are.
 *
 * Parameters, return value and exceptions as opcflush_reset().
 */
function opcflush_realpath(?string $note = null, ?string $instance = null): int {}

/**
 * Orders that the scripts that selectors match are invalidated, and every worker drops its realpath cache. All others stay cached.
 *
 * A selector is an absolute path; a folder that ends in "/", with everything below it; or a glob that begins with "/": "*" and "?"
 * inside a path segment, "**" across segments, "[a-z]", "[!a-z]", "{a,b}"; "\" quotes a byte, '...' and "..." quote what is in them.
 * It is held against the real path that a script was compiled from, also if that is gone or something else by now, and against
 * the names that it was reached by; a folder that is a link stands for what it leads to, too. "@/path" names a manifest, a file
 * with a path in each line (or, if it has NUL bytes, between them), taken as they are, without globs: at most 32,768 of them, in
 * 16 MiB, read when the order is given.
 *
 * In effect when this returns, for the calling request as well, as with opcflush_reset(). A request that is running keeps OPcache for
 * all that the order leaves alone; what it asks for is compiled anew, and not cached by that request.
 *
 * @param string|array $selectors One selector, or a list of them. White space in them is part of a path.
 * @param string|null $note As with opcflush_reset().
 * @param string|null $instance As with opcflush_reset().
 * @param string|null $base The absolute folder that relative paths of a manifest count from.
 * @return int The generation of the order.
 * @throws OpcflushException As opcflush_reset(), and if a manifest cannot be taken as it is.
 * @throws ValueError If a selector is wrong, there is none, or they are too long together (1,023 bytes with the order's word); if the
 *     note is wrong.
 */
function opcflush_invalidate(string|array $selectors, ?string $note = null, ?string $instance = null, ?string $base = null): int {}

/**
 * Orders that those scripts are invalidated whose file is no longer the one that was compiled, or gone; of those that selectors match, or
 * of all. Every worker drops its realpath cache. All other scripts stay cached.
 *
 * Device, inode, size, and the times of modification and change (in nanoseconds) tell whether it is the same file; and every name by
 * which a script was reached must still lead to it. A script for which that is not known is invalidated: one that OPcache had from its
 * file cache, that was compiled within 20 ms after its file was written (2 s where times are of whole seconds), that is in a phar, or
 * compiled under opcache.validate_root.
 *
 * Parameters, return value and exceptions as opcflush_invalidate(); no selectors: all scripts.
 */
function opcflush_refresh(string|array $selectors = [], ?string $note = null, ?string $instance = null, ?string $base = null): int {}

/**
 * Orders a compaction: OPcache gives back the memory of all invalidated scripts, and every script is compiled anew when it is next asked
 * for. Every worker drops its realpath cache.
 *
 * Unlike other orders, it has not been carried out when this returns. A request start does it, when none of the instance's other requests
 * is running; where that does not happen by itself within opcflush.compact_patience, new requests wait for those in flight for
 * opcflush.compact_pause at most. So it comes after the end of the calling request, and not while a long one runs. 'compaction' of
 * opcflush_status() tells when, and why it has not come yet.
 *
 * Parameters, return value and exceptions as opcflush_reset().
 */
function opcflush_compact(?string $note = null, ?string $instance = null): int {}

/**
 * What opcflush_refresh() would invalidate, and nothing is.
 *
 * In an instance, it is looked up there. Else, and where another instance is named, the instances are asked through the segment, one
 * after the other: each answers at its next request.
 *
 * @param float $timeout How long to wait for each of them, in seconds.
 * @return list<array{instance: string, answered: bool, looked_at: int, invalidated: int, kept: int, scripts: list<string>,
 *     complete: bool}> scripts: paths that would be invalidated. complete: all of them had room (256 KiB).
 * @throws OpcflushException As opcflush_invalidate().
 * @throws ValueError As opcflush_invalidate(), or if the timeout is negative or no number.
 */
function opcflush_dry_run(string|array $selectors = [], ?string $instance = null, ?string $base = null, float $timeout = 5.0): array {}

/**
 * The newest generation. It is raised when an order is given, not when it has been carried out: by then it is in effect all
 * the same, because requests that start later wait for it.
 *
 * On a command line without OPcache that finds no segment: 1, until there is one.
 *
 * @throws OpcflushException If the calling script is outside opcflush.restrict_api, opcflush is inactive in this process, or this is
 *     a command line, and there is a segment that it cannot read or use.
 */
function opcflush_generation(): int {}

/**
 * Waits until no request that started before a generation is running, in any instance: then nobody runs the code that was
 * on disk before that order any more, and it may be deleted.
 *
 * The calling request does not count. Others do, also while they wait themselves: two requests that order and then wait, wait
 * for each other until one of them times out. A worker that died does not count. Where requests run without a slot (there are
 * 4,096 of them) nobody can tell when they end: then it is false, after the timeout. A long-running command line with
 * OPcache is one request.
 *
 * @param float $timeout In seconds.
 * @return bool False: timed out.
 * @throws OpcflushException As opcflush_reset(); the right to read the segment is enough. If the segment is truncated or
 *     overwritten meanwhile, or replaced by another one since the generation was told.
 * @throws ValueError If there is no such generation yet, or the timeout is negative or no number.
 */
function opcflush_wait(int $generation, float $timeout = 30.0): bool {}

/**
 * The newest orders, as far as they are remembered (256 of them; without a segment 64), oldest first.
 *
 * @return list<array{generation: int, order: string, instance: ?string, time: float, pid: int, uid: int, sapi: string,
 *     by: string, note: string}> As 'orders' of opcflush_status().
 * @throws OpcflushException As opcflush_wait().
 */
function opcflush_log(): array {}

/**
 * What opcflush knows, has done, and cannot do, with the reason.
 *
 * Counters start with the instance and count what all of its processes did. Keys:
 * - enabled: whether opcflush is active in this process.
 * - generation, applied: the newest order, and the newest one that has been carried out for this root directory.
 * - signals: the bindings; bound: our handler is in place in this process; blocked_by: whose it is instead.
 * - flushes: passes over the cache. Orders that wait together are carried out by one.
 * - last_flush: generation; order, its text; reason, such as "signal SIGURG from pid 123" or "opcflush_reset() in FILE on line N";
 *   pid of the worker that did it; time it began (Unix seconds); duration in seconds; looked_at: the cached scripts that it was
 *   about; of these, invalidated and kept.
 * - late_publishes: compiles that an order overtook and that were invalidated at once.
 * - detached: requests that ran on with OPcache off, because a reset came while they ran or an order could not be carried out in time.
 * - waited, gave_up: request starts that had to wait for an order to be carried out, and those that did so in vain.
 * - takeovers: flushes whose worker died in them and that another one took over.
 * - refused: flushes that OPcache or a memory limit refused; they were tried again.
 * - without_slot: request starts that found no slot and ran with OPcache off.
 * - scripts, aliases: paths in the index; names remembered that are not the real path.
 * - kept_out: compiles that were not cached, because a name that had led to the script leads elsewhere by now, or because
 *   the script's path had been such a name.
 * - preloaded: scripts that no flush touches (opcache.preload).
 * - workers: how many of this instance hold a slot.
 * - compaction, of this instance, null where OPcache has no shared memory. count: how many there were; in_vain: how often the gate was closed, and opened again without one;
 *   held_up: requests that waited at the gate; longest_hold_up: of any of them, in seconds; due: one is to come; why: what made it due, such as
 *   "26 % of the memory is wasted", "7 % of the memory is free" or "asked for"; due_since: Unix seconds; waiting: why it has not come, such as
 *   "4 others are in a request" or "process 123 is in a request for 12 s".
 *   last: time it came (Unix seconds); in seconds: duration of OPcache's restart, waited since it was due, closed: for how long the gate
 *   was; held_up and longest_hold_up while it was; why; pid of the worker that did it; in bytes: wasted and used before, not counting each
 *   other, and free after.
 * - guard, null there as well: on (opcflush.guard); calls of opcache_reset() that it took; resets: the orders that it made of them; put_off: one is to come.
 * - name: of this instance (opcflush.name); null: the process is none, but a command line without OPcache.
 * - segment: state (none: opcflush.segment is empty; absent: there is no such file, and this process may not make it, or
 *   cannot; refused: no permission, or something is wrong with it; lost: it was truncated or overwritten, and the instance
 *   goes on without it); path; reason; writable.
 * - instances: those that are attached. started: Unix seconds; applied: the newest generation that it has carried out, which
 *   it does at its next request; looked_at, invalidated, kept: scripts, by its last flush; workers: processes or threads with a slot; online: those inside a request; without_slot:
 *   requests that run without one; own: this one. Without a segment: this one only.
 * - orders: the last 10, newest first. order: its text; instance: for which one it is, null: all, "?": one that is gone; time: Unix seconds;
 *   pid, uid, sapi: who gave it (uid -1: not known); by: what asked for it; note: what for.
 * - slots, if $workers: one row for each worker. online: inside a request; generation: which one its request had reached at its
 *   start; seconds: since when it runs; own: the caller's own.
 * - opcache: state; and, where it is on and its API is not restricted: enabled for this request, cache_full,
 *   restart_pending, memory in bytes, wasted_percentage.
 * - reasons: every reason why something is off, for people.
 *
 * @return array{
 *     enabled: bool, generation: int, applied: int,
 *     signals: list<array{signal: string, order: string, bound: bool, blocked_by: ?string}>,
 *     flushes: int,
 *     last_flush: ?array{generation: int, order: string, reason: string, pid: int, time: float, duration: float,
 *         looked_at: int, invalidated: int, kept: int},
 *     late_publishes: int, detached: int, waited: int, gave_up: int, takeovers: int, refused: int, without_slot: int,
 *     scripts: int, aliases: int, kept_out: int, preloaded: int, workers: int,
 *     compaction: ?array{count: int, in_vain: int, held_up: int, longest_hold_up: float, due: bool, why: ?string, due_since: ?float,
 *         waiting: ?string, last: ?array{time: float, duration: float, waited: float, closed: float, held_up: int,
 *         longest_hold_up: float, why: string, pid: int, wasted: int, used: int, free: int}},
 *     guard: ?array{on: bool, calls: int, resets: int, put_off: bool},
 *     name: ?string,
 *     segment: array{state: 'attached'|'none'|'absent'|'refused'|'lost', path: string, reason: ?string, writable: bool},
 *     instances: list<array{name: string, pid: int, sapi: string, php: string, started: float, applied: int, looked_at: int,
 *         invalidated: int, kept: int, workers: int, online: int, without_slot: int, own: bool}>,
 *     orders: list<array{generation: int, order: string, instance: ?string, time: float, pid: int, uid: int, sapi: string,
 *         by: string, note: string}>,
 *     slots?: list<array{pid: int, instance: string, online: bool, generation: int, seconds: float, own: bool}>,
 *     opcache: array{state: 'on'|'off'|'absent'|'file_cache_only', enabled?: bool, cache_full?: bool, restart_pending?: bool,
 *         used_memory?: int, free_memory?: int, wasted_memory?: int, wasted_percentage?: float},
 *     reasons: list<string>
 * }
 * @throws OpcflushException If the calling script is outside opcflush.restrict_api.
 */
function opcflush_status(bool $workers = false): array {}
