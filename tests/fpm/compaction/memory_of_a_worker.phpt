--TEST--
Many compactions (php-src #23859): how much a worker's own memory grows, and that of one that is started afterwards
--CONFLICTS--
all
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
/* PHP's own memory manager; another one keeps more. */
skip_without('memory_limit');
?>
--FILE--
<?php
// OPCFLUSH_STORM_COMPACTIONS   how many (default 200)
require __DIR__ . '/../compaction.inc';

$count = (int) (getenv('OPCFLUSH_STORM_COMPACTIONS') ?: 200);
/* Each function has a place in the table that is said to grow. */
$code = '<?php return function () {';
for ($i = 0; $i < 1000; $i++) {
	$code .= "function f$i() { static \$a = $i; return \$a; }\n";
}
$fpm = compacting(['workers' => 3, 'ini' => ['opcflush.compact_patience' => '0', 'opcflush.log' => '0', 'opcache.memory_consumption' => '32'] + ONLY_WHEN_ASKED, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/many.php"; echo "page";',
	'many.php' => "$code};",
]]);
$private = function (int $pid): int {
	preg_match_all('/^Private_\w+:\s+(\d+) kB/m', file_get_contents("/proc/$pid/smaps_rollup"), $found);
	return array_sum($found[1]);
};
$greatest = fn () => max(array_map($private, $fpm->workers()));
/* That of a worker that takes the place of another one, when it has answered. */
$newborn = function () use ($fpm, $private): int {
	$old = $fpm->workers();
	posix_kill($old[0], SIGKILL);
	until(fn () => count($fpm->workers()) === 3 && !in_array($old[0], $fpm->workers(), true), 'a new worker');
	$fpm->everyWorker('page.php');
	[$new] = array_values(array_diff($fpm->workers(), $old));
	return $private($new);
};
$start = microtime(true);
for ($i = 1; $i <= $count; $i++) {
	/* Compiled by one while the others run it. */
	foreach (FastCgiRequest::collect(array_map(fn () => $fpm->begin('page.php'), range(1, 3))) as $answer) {
		$answer->body === 'page' || throw new RuntimeException("$answer->status $answer->error $answer->body\n" . $fpm->said());
	}
	posix_kill($fpm->master, COMPACT);
	await_compactions($fpm, $i);
	if ($i === 10) {
		$fpm->everyWorker('page.php');
		$before = $greatest();
	}
}
$fpm->everyWorker('page.php');
$after = $greatest();
$born = $newborn();
/* Without any compaction. */
$fpm->restart();
$fpm->everyWorker('page.php');
$first = $newborn();
echo "compactions: ", $i - 1 === $count ? "as many as asked for" : $i, "\n";
echo 'a worker that lived through them: ', $after - $before < 512 ? 'no more than 512 KB' : $after - $before, "\n";
echo 'one that was started after them: ', $born - $first < 512 ? 'no more than 512 KB' : $born - $first, "\n";
tell_numbers(
	"memory of a worker over %d compactions of 1,000 functions, %.0f s: private %d KB after 10, %d KB after all; a worker started then %d KB, one started without any compaction %d KB",
	$count, microtime(true) - $start, $before, $after, $born, $first,
);
?>
--EXPECT--
compactions: as many as asked for
a worker that lived through them: no more than 512 KB
one that was started after them: no more than 512 KB
