--TEST--
opcflush.guard_interval: many calls become few resets, and the last one is not lost: what was changed before it is fresh when the interval is over
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['workers' => 3, 'ini' => ['opcflush.guard' => '1', 'opcflush.guard_interval' => '3000'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "start";',
	'reset.php' => "<?php\necho (int) opcache_reset();",
]]);
$fpm->everyWorker('page.php');
foreach ([1, 2] as $round) {
	$before = $fpm->status();
	$start = microtime(true);
	for ($calls = 0; $calls < 12 || microtime(true) < $start + 0.5; $calls++) {
		$fpm->put('part.php', "<?php echo '$round, $calls';");
		if ($fpm->get('reset.php') !== '1') {
			echo "not true\n";
		}
	}
	$fpm->put('part.php', "<?php echo 'last of $round';");
	$fpm->get('reset.php');
	$calls++;
	$put_off = $fpm->status()['guard']['put_off'];
	/* With the next request start at the latest, whenever the last reset was given. */
	usleep(3050000);
	$first = $fpm->get('page.php');
	$status = $fpm->status();
	$resets = $status['guard']['resets'] - $before['guard']['resets'];
	echo 'calls: ', $calls > 10 && $status['guard']['calls'] - $before['guard']['calls'] === $calls ? 'many, all taken' : $status['guard']['calls'] - $before['guard']['calls'],
		', resets: ', $resets >= 1 && $resets <= 2 ? 'one or two' : $resets, ', the last one was put off: ', var_export($put_off, true), ', and is still: ', var_export($status['guard']['put_off'], true), "\n";
	echo "when the interval is over: $first, in every worker: ", implode(' ', array_unique($fpm->everyWorker('page.php'))), "\n";
	echo preg_replace(['~in /.*/~', '/\d+ calls/'], ['in .../', 'N calls'], $status['last_flush']['reason']), "\n";
}
preg_match_all('/opcflush: reset, generation \d+, (opcache_reset\(\) in .* on line \d+.*?):/', $fpm->errors(), $lines);
echo 'logged: ', implode(' | ', array_unique(preg_replace(['~in /.*/~', '/\d+ calls/'], ['in .../', 'N calls'], $lines[1]))), "\n";
?>
--EXPECT--
calls: many, all taken, resets: one or two, the last one was put off: true, and is still: false
when the interval is over: last of 1, in every worker: last of 1
opcache_reset() in .../reset.php on line 2, N calls
calls: many, all taken, resets: one or two, the last one was put off: true, and is still: false
when the interval is over: last of 2, in every worker: last of 2
opcache_reset() in .../reset.php on line 2, N calls
logged: opcache_reset() in .../reset.php on line 2 | opcache_reset() in .../reset.php on line 2, N calls
