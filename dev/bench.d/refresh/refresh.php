<?php
// SPDX-License-Identifier: BSD-3-Clause
// Measures a refresh, beside a reset, opcache_reset() and FPM's reload: refresh.php ROOT TREE
//
// Makes in TREE: rows (what, thousandths and budget of each, by tabs), comparison.md (a table of each application), answers.csv
// (what dev/plot draws) and title (of that).

declare(strict_types=1);

[, $root, $tree] = $argv;
require "$root/tests/fpm/fpm.inc";
require "$root/tests/fpm/nginx.inc";
require __DIR__ . '/comparison.php';

const REFRESHES = 5;

/* Rows of a refresh with nothing changed: what, measured, budget. */
function measure_unchanged(Application $application, Machine $machine): array
{
	$microseconds = $requests = [];
	for ($i = 0; $i < REFRESHES; $i++) {
		$machine->awaitCalm();
		$before = $application->fpm->status()['flushes'];
		$application->call('opcflush_refresh()');
		$application->everyWorker();
		$status = $application->fpm->status();
		$requests[] = $status['flushes'] - $before;
		$flush = $status['last_flush'];
		$microseconds[] = 1e6 * $flush['duration'] / $flush['looked_at'];
	}
	return [
		['µs per script, a refresh with nothing changed (median of ' . REFRESHES . ')', median($microseconds), 6],
		['requests that carry it out', max($requests), 1],
	];
}

$rows = $tables = [];
foreach ([MediaWiki::class, SmallFiles::class] as $class) {
	$application = new $class;
	$machine = new Machine($application->fpm->file('groups'));
	$measured = measure_unchanged($application, $machine);
	$comparison = new Comparison($application, $machine);
	$comparison->run();
	foreach ([...$measured, ...$comparison->rows()] as [$what, $value, $budget]) {
		$rows[] = "{$application->name()}: $what\t" . round(1000 * $value) . "\t$budget\n";
	}
	$tables[] = $comparison->table();
	if ($application instanceof MediaWiki) {
		file_put_contents("$tree/answers.csv", $comparison->plot());
		file_put_contents("$tree/title", "{$application->name()}: each answer around a trigger, " . Comparison::ROUNDS . ' rounds');
	}
	$application->fpm->sandbox->close();
}
file_put_contents("$tree/rows", $rows);
file_put_contents("$tree/comparison.md", implode("\n", $tables));
