--TEST--
With the memory of OPcache exhausted: cache_full is reported, a flush works, nobody dies
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
$reasons = implode("\n", $fpm->status()['reasons']);
echo 'a reason is given: ', var_export(str_contains($reasons, 'cache is full') || str_contains($fpm->errors(), 'cache is full'), true), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
cache_full: true
old, old
new, new
new, new
a reason is given: true
deaths: 0
