<?php
// SPDX-License-Identifier: BSD-3-Clause
// Measures compactions of a site under load, and opcache_reset() in every request: compaction.php ROOT TREE SHORT
//
// Makes in TREE: rows (what, thousandths and budget of each, by tabs), comparison.md and storm.md (tables). SHORT is true or false:
// few rounds, to see that it runs.

declare(strict_types=1);

[, $root, $tree, $short] = $argv;
require "$root/tests/fpm/fpm.inc";
require "$root/tests/fpm/nginx.inc";
require __DIR__ . '/comparison.php';
require __DIR__ . '/growth.php';
require __DIR__ . '/storm.php';

[$rounds, $compactions, $requests, $patience] = $short === 'true' ? [2, 10, 4000, 0] : [10, 200, 200000, Machine::PATIENCE];

$application = new MediaWiki([
	'opcflush.compact_patience' => '500', 'opcflush.compact_wasted' => '0', 'opcflush.compact_free' => '0', 'opcache.memory_consumption' => '256',
]);
$comparison = new Comparison($application, new Machine($application->fpm->file('groups'), $patience));
$comparison->run($rounds);
$rows = array_map(fn ($row) => ["{$application->name()}: $row[0]", $row[1], $row[2]], [...$comparison->rows(), ...growth($application, $compactions)]);
file_put_contents("$tree/comparison.md", $comparison->table());
$application->fpm->sandbox->close();

$storms = [];
foreach (['opcflush, with the guard' => true, 'PHP without the extension' => false] as $name => $guarded) {
	$storms[$name] = storm($guarded, $requests);
	fprintf(STDERR, "php-src #14471, %s: %s\n", $name, json_encode($storms[$name]));
}
file_put_contents("$tree/storm.md", storm_table($storms));
foreach (['workers that died', 'answers lost or wrong'] as $what) {
	$rows[] = ['php-src #14471, ' . number_format($requests) . " requests, with the guard: $what", reset($storms)[$what], 0];
}

file_put_contents("$tree/rows", array_map(fn ($row) => "$row[0]\t" . round(1000 * $row[1]) . "\t$row[2]\n", $rows));
