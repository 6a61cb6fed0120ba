--TEST--
opcflush.compact_free: a compaction comes by itself when little memory is free and some of it is wasted
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['ini' => ['opcflush.compact_wasted' => '0', 'opcflush.compact_free' => '40'] + LITTLE_MEMORY]);
$fill = function (string $name, int $count) use ($fpm) {
	for ($i = 0; $i < $count; $i++) {
		$fpm->put("$name/$i.php", large_code(PHP_INT_SIZE === 8 ? 250 : 380));
		$fpm->get("$name/$i.php");
	}
};
$share = fn () => 100 * memory($fpm)['free_memory'] / (8 << 20);
waste($fpm, 1.2);
echo 'more than 40 % are free: ', var_export($share() > 40, true), ', ', none_comes($fpm), "\n";
$fill('used', 10);
$status = await_compactions($fpm, 1);
echo 'less than that, some of it wasted: ', $status['count'], ', ', preg_replace('/\d+/', 'N', $status['last']['why']), "\n";
$fill('used', 10);
$fill('more', 8);
echo 'less than that, and nothing wasted: ', var_export($share() < 40, true), ', ', none_comes($fpm, 1), "\n";
waste($fpm, 0.25);
echo 'under opcache.max_wasted_percentage: ', var_export(memory($fpm)['current_wasted_percentage'] < 5, true), ', ', none_comes($fpm, 1), "\n";
waste($fpm, 0.25);
echo 'over it: ', await_compactions($fpm, 2)['count'], ', free again: ', var_export($share() > 60, true), "\n";
echo implode("\n", array_unique(logged_compactions($fpm))), "\n";
?>
--EXPECT--
more than 40 % are free: true, none
less than that, some of it wasted: 1, N % of the memory is free
less than that, and nothing wasted: true, none
under opcache.max_wasted_percentage: true, none
over it: 2, free again: true
compaction, N % of the memory is free: N MB reclaimed in N ms; the gate was closed for N ms
