<?php
// SPDX-License-Identifier: BSD-3-Clause
// Whether compactions make workers grow (php-src #23859: those that are started later do, by restarts while others run); runs in
// compaction.php.

/* Compacts so often, with all workers compiling the page after each of them. Rows: what, measured, budget. */
function growth(Application $application, int $compactions): array
{
	$fpm = $application->fpm;
	$done = fn () => $fpm->status()['compaction']['count'];
	$new = [new_worker($application)];
	$all = [];
	$start = $done();
	$first = intdiv($compactions, 10);
	$half = $first + intdiv($compactions - $first, 2);
	for ($i = 1; $i <= $compactions; $i++) {
		$application->call('opcflush_compact()');
		until(fn () => $done() >= $start + $i, "compaction $i", 60);
		$application->everyWorker(1);
		if (in_array($i, [$first, $half, $compactions], true)) {
			$application->everyWorker();
			$all[] = array_sum(array_map(own_memory(...), $fpm->workers())) / count($fpm->workers());
			fprintf(STDERR, "%s, %d of %d compactions: a worker has %d KiB\n", $application->name(), $i, $compactions, end($all));
		}
	}
	$new[] = new_worker($application);
	return [
		["KiB that a worker has grown by from compaction $first to $half", $all[1] - $all[0], '-'],
		["KiB that a worker has grown by from compaction $half to $compactions", $all[2] - $all[1], '-'],
		["KiB that a new worker has more after $compactions compactions than before them", $new[1] - $new[0], '-'],
	];
}

/* Has a worker replaced; returns what the new one has to itself once it has served the page. */
function new_worker(Application $application): int
{
	$before = $application->fpm->workers();
	posix_kill($before[0], SIGTERM);
	$new = until(fn () => array_values(array_diff($application->fpm->workers(), $before)), 'a new worker')[0];
	$application->everyWorker();
	return own_memory($new);
}

/* In KiB. */
function own_memory(int $pid): int
{
	return (int) Server::processStatus($pid, 'RssAnon');
}
