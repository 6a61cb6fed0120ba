--TEST--
With the memory of OPcache exhausted: cache_full is reported, a flush works, and a compaction makes room
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 2,
	'ini' => ['opcache.memory_consumption' => '8', 'opcache.interned_strings_buffer' => '1', 'opcache.max_accelerated_files' => '200'],
	'files' => [
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
		'part.php' => '<?php echo "old";',
	],
]);
$fpm->get('page.php');
/* Large scripts first, small ones for the rest: it counts as full when less than 64 KiB are left. */
foreach ([3000, 100] as $lines) {
	$code = "<?php function f() {\n" . str_repeat("\$a = g(\$a, \$b, 'text');\n", $lines) . "}\n";
	for ($i = 0; $i < 40 && !$fpm->status()['opcache']['cache_full']; $i++) {
		$fpm->put("fill/$lines-$i.php", $code);
		$fpm->get("fill/$lines-$i.php");
	}
}
echo 'cache_full: ', var_export($fpm->status()['opcache']['cache_full'], true), "\n";
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->put('part.php', '<?php echo "new";');
$fpm->flush(SIGURG);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
echo 'told: ', var_export(str_contains($fpm->errors(), 'OPcache takes in no more scripts before a compaction'), true), "\n";
/* It takes a moment when no other request is running. */
$status = until(fn () => ($status = $fpm->status())['compaction']['count'] ? $status : null, 'the compaction');
echo 'full: ', var_export($status['opcache']['cache_full'], true), ', compactions: ', $status['compaction']['count'], "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
cache_full: true
old, old
new, new
new, new
told: true
full: false, compactions: 1
deaths: 0
