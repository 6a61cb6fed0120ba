--TEST--
Requests that end by memory_limit, also in a compile and in a shutdown function: compactions go on, and the gate opens again
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('memory_limit');
?>
--FILE--
<?php
require __DIR__ . '/again.inc';

$fpm = compacting(['workers' => 3, 'ini' => ['memory_limit' => '4M', 'opcflush.compact_pause' => '10000'] + COMPACT_SOON, 'files' => [
	'page.php' => '<?php include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "part";',
	'exhausted.php' => '<?php $x = []; for (;;) { $x[] = str_repeat("x", 10000); }',
	/* The shutdown function is one more to end. */
	'exhausted_twice.php' => '<?php register_shutdown_function(function () { $x = []; for (;;) { $x[] = str_repeat("x", 10000); } }); exit;',
	/* In the middle of a compile. */
	'compile.php' => '<?php include __DIR__ . "/too_large.php";',
	'too_large.php' => large_code(600),
]]);
$fpm->put($fpm->file('control/large.php'), large_code(40));
$stop = $fpm->file('stop');
$fpm->sandbox->fork(function () use ($fpm, $stop) {
	while (!file_exists($stop)) {
		foreach (['exhausted.php', 'exhausted_twice.php', 'compile.php'] as $page) {
			$fpm->get($page);
		}
	}
});
$exhausted = fn () => substr_count($fpm->errors(), 'Allowed memory size');
until(fn () => $exhausted() > 0, 'the first one is exhausted');
compact_under($fpm, 'page.php', 'part');
until(fn () => $exhausted() > 20, 'many are exhausted');
touch($stop);
$status = $fpm->status()['compaction'];
echo 'longest hold-up: ', $status['longest_hold_up'] < 5 ? 'as it may be' : $status['longest_hold_up'], "\n";
?>
--EXPECT--
compactions: many, failed: 0, deaths: 0
longest hold-up: as it may be
