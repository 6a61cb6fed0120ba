<?php

/**
 * opcflush: fresh code in every worker, at a signal or a call.
 *
 * A *generation* is the number of an order. It grows by one with every order that any process of this instance (an FPM
 * master and its workers, an Apache parent and its children, one CLI process) is given, and is never reused; 1 means
 * that nothing has been ordered yet.
 *
 * @generate-class-entries
 */

/** What opcflush refuses, or cannot do here: the message says why. */
class OpcflushException extends RuntimeException
{
}

/**
 * Orders a reset: every worker of this instance runs fresh code from its next request on.
 *
 * Every cached script is invalidated and every worker drops its realpath cache; OPcache stays on, no request is ended.
 * The order is in effect when this returns: a request that starts afterwards, in any worker, runs nothing that was on
 * disk before. The calling request goes over to the new generation itself, so what it includes or compiles from now on
 * (opcache_compile_file()) is fresh and is cached. It does not while a script is being included around the call, or
 * before the primary script is compiled (auto_prepend_file): then it goes on with OPcache off.
 *
 * @return int The generation of the order.
 * @throws OpcflushException If the calling script is outside opcflush.restrict_api or opcache.restrict_api, or opcflush
 *     is inactive in this process.
 */
function opcflush_reset(): int {}

/**
 * The newest generation of this instance. It is raised when an order is given, not when it has been carried out: by then
 * it is in effect all the same, because requests that start later wait for it.
 *
 * @throws OpcflushException As opcflush_reset(); OPcache's own restriction aside.
 */
function opcflush_generation(): int {}

/**
 * What opcflush knows, has done, and cannot do, with the reason.
 *
 * Counters start with the instance and count what all of its processes did. Keys:
 * - enabled: whether opcflush is active in this process.
 * - generation, applied: the newest order, and the newest one that has been carried out for this root directory.
 * - signals: the bindings; bound: our handler is in place in this process; blocked_by: whose it is instead.
 * - flushes: passes over the cache. Orders that wait together are carried out by one.
 * - last_flush: generation; order; reason, such as "signal SIGURG from pid 123" or "opcflush_reset() in FILE on line N";
 *   pid of the worker that did it; time it began (Unix seconds); duration in seconds; scripts that it invalidated.
 * - late_publishes: compiles that an order overtook and that were invalidated at once.
 * - detached: requests that ran on with OPcache off, because an order came while they ran or could not be carried out in time.
 * - waited, gave_up: request starts that had to wait for an order to be carried out, and those that did so in vain.
 * - takeovers: flushes whose worker died in them and that another one took over.
 * - refused: flushes that OPcache or a memory limit refused; they were tried again.
 * - without_slot: request starts that found no slot and ran with OPcache off.
 * - scripts, aliases: paths in the index; names remembered that are not the real path.
 * - kept_out: compiles that were not cached, because a name that had led to the script leads elsewhere by now, or because
 *   the script's path had been such a name.
 * - preloaded: scripts that no flush touches (opcache.preload).
 * - workers: how many hold a slot.
 * - opcache: state; and, where it is on and its API is not restricted: enabled for this request, cache_full,
 *   restart_pending, memory in bytes, wasted_percentage.
 * - reasons: every reason why something is off, for people.
 *
 * @return array{
 *     enabled: bool, generation: int, applied: int,
 *     signals: list<array{signal: string, order: string, bound: bool, blocked_by: ?string}>,
 *     flushes: int,
 *     last_flush: ?array{generation: int, order: string, reason: string, pid: int, time: float, duration: float, scripts: int},
 *     late_publishes: int, detached: int, waited: int, gave_up: int, takeovers: int, refused: int, without_slot: int,
 *     scripts: int, aliases: int, kept_out: int, preloaded: int, workers: int,
 *     opcache: array{state: 'on'|'off'|'absent'|'file_cache_only', enabled?: bool, cache_full?: bool, restart_pending?: bool,
 *         used_memory?: int, free_memory?: int, wasted_memory?: int, wasted_percentage?: float},
 *     reasons: list<string>
 * }
 * @throws OpcflushException If the calling script is outside opcflush.restrict_api.
 */
function opcflush_status(): array {}
