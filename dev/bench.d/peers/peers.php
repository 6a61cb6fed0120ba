<?php
// SPDX-License-Identifier: BSD-3-Clause
// Measures opcflush beside what else makes php-fpm serve fresh code: peers.php ROOT TREE SHORT CACHETOOL
//
// Makes in TREE: rows (what, thousandths and budget of each, by tabs), tables.md, application (which MediaWiki), and slowest.csv and
// stale.csv (what dev/plot draws) with a .title of each. SHORT is true or false: one short round, to see that it runs. CACHETOOL: its
// command, empty: there is none.

declare(strict_types=1);

[, $root, $tree, $short, $cachetool] = $argv;
require "$root/tests/fpm/fpm.inc";
require "$root/tests/fpm/nginx.inc";
require "$root/tests/fpm/storm_page.inc";
require __DIR__ . '/../site/statistics.php';
require __DIR__ . '/../site/machine.php';
require __DIR__ . '/peer.php';
require __DIR__ . '/site.php';
require __DIR__ . '/clients.php';
require __DIR__ . '/outcome.php';
require __DIR__ . '/scenario.php';

/* In seconds, by site: before the trigger, after it. The page of the storm is answered in a millisecond. */
const STEADY = [MediaWiki::class => 0.8, VersionedPage::class => 0.5];
const WINDOW = [MediaWiki::class => 2.2, VersionedPage::class => 1.2];
/* The compaction that the guard asks for comes after opcflush.compact_patience, if there is no quiet moment before. */
const GUARD_WINDOW = 7.0;
const LONG = 6.0;
const SHORT_LONG = 2.0;
const ROUNDS = 3;

$isShort = $short === 'true';
$scenarios = [];
foreach ([MediaWiki::class, VersionedPage::class] as $class) {
	foreach ([false, true] as $isLinked) {
		if ($isShort && $isLinked && $class === MediaWiki::class) {
			continue;
		}
		$sites = [];
		foreach (Configuration::cases() as $configuration) {
			$sites[$configuration->name] = new $class($configuration, $isLinked);
		}
		$window = ($isShort ? 0.5 : 1) * WINDOW[$class];
		$layout = $isLinked ? 'link switched' : 'in place';
		$here = [new Scenario(
			"{$class::name()}, $layout", $sites, $cachetool, STEADY[$class], $window, $isLinked || $isShort ? $window : GUARD_WINDOW,
		)];
		if (!$isLinked && !($isShort && $class === MediaWiki::class)) {
			$long = $isShort ? SHORT_LONG : LONG;
			$here[] = new Scenario("{$class::name()}, $long s request in flight", $sites, $cachetool, STEADY[$class], $window, $window, $long);
		}
		for ($round = 0; $round < ($isShort ? 1 : ROUNDS); $round++) {
			array_map(fn ($scenario) => $scenario->run(), $here);
		}
		array_push($scenarios, ...$here);
		array_map(fn ($site) => $site->fpm->sandbox->close(), $sites);
	}
}

file_put_contents("$tree/tables.md", implode("\n", array_map(fn ($scenario) => $scenario->table(), $scenarios)));
file_put_contents("$tree/application", 'MediaWiki ' . MediaWiki::packaged());
$promised = ['stale' => 'stale answers to requests that began after it returned', 'failed' => 'answers that failed', 'dead' => 'workers that died'];
foreach ($promised as $what => $text) {
	$sum = array_sum(array_map(fn ($scenario) => $scenario->ours($what), $scenarios));
	file_put_contents("$tree/rows", "$text\t" . 1000 * $sum . "\t0\n", FILE_APPEND);
}
$drawn = ['slowest' => 'Slowest answer in the second after the trigger, ms', 'lastStale' => 'Last stale answer, ms from the trigger'];
foreach ($drawn as $what => $title) {
	$name = $what === 'slowest' ? 'slowest' : 'stale';
	file_put_contents("$tree/$name.csv", implode(array_map(fn ($scenario) => $scenario->marks($what), $scenarios)));
	file_put_contents("$tree/$name.title", $title . ($isShort ? '' : ': each of ' . ROUNDS . ' rounds'));
}
