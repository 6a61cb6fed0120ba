--TEST--
opcflush.compact_wasted: a compaction comes by itself when so much of the memory is wasted, and not before
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['ini' => ['opcflush.compact_wasted' => '25', 'opcflush.compact_free' => '0'] + LITTLE_MEMORY, 'files' => [
	'page.php' => '<?php include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'limit.php' => '<?php echo opcache_get_configuration()["directives"]["opcache.max_wasted_percentage"], ", ini_get(): ", ini_get("opcache.max_wasted_percentage");',
]]);
echo "OPcache's own limit: ", $fpm->get('limit.php'), "\n";
for ($i = 1; $i <= 3; $i++) {
	$fpm->get('page.php');
	waste($fpm, 1.2);
	echo "wasted a little: ", none_comes($fpm, $i - 1), "\n";
	waste($fpm, 1.2);
	$status = await_compactions($fpm, $i);
	echo "wasted more: {$status['count']}, ", preg_replace('/\d+/', 'N', $status['last']['why']), ', ', memory($fpm)['wasted_memory'], "\n";
	$fpm->put('part.php', "<?php echo 'new $i';");
	$fpm->flush();
	echo 'after it: ', $fpm->get('page.php'), ', cached: ', var_export($fpm->hits('part.php')['part.php'] !== null, true), "\n";
}
echo implode("\n", array_unique(logged_compactions($fpm))), "\n";
?>
--EXPECT--
OPcache's own limit: 2, ini_get(): 5
wasted a little: none
wasted more: 1, N % of the memory is wasted, 0
after it: new 1, cached: true
wasted a little: none
wasted more: 2, N % of the memory is wasted, 0
after it: new 2, cached: true
wasted a little: none
wasted more: 3, N % of the memory is wasted, 0
after it: new 3, cached: true
compaction, N % of the memory is wasted: N MB reclaimed in N ms; the gate was closed for N ms
