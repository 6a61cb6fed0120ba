--TEST--
Memory that is too small for all there is, with nothing wasted: no compaction, one after each flush at most, and all is answered
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['ini' => LITTLE_MEMORY, 'files' => ['page.php' => '<?php echo "page";']]);
$files = 36;
$round = function (string $text) use ($fpm, $files) {
	$wrong = 0;
	for ($i = 0; $i < $files; $i++) {
		$fpm->put("$i.php", large_code(250, "$text $i"));
	}
	$fpm->flush();
	for ($i = 0; $i < 3 * $files; $i++) {
		$wrong += (int) ($fpm->get($i % $files . '.php') !== "$text " . $i % $files);
	}
	return $wrong;
};
echo 'wrong: ', $round('first'), ', free: ', memory($fpm)['free_memory'] < 0.1 * (8 << 20) ? 'little' : 'much', ', ', none_comes($fpm), "\n";
for ($i = 1; $i <= 3; $i++) {
	$wrong = $round("deploy $i");
	$count = $fpm->status()['compaction']['count'];
	echo "wrong: $wrong, compactions: ", $count >= $i && $count <= 2 * $i ? 'few' : $count, ', then: ', none_comes($fpm, $count), "\n";
}
$memory = memory($fpm);
echo "on: ", var_export($memory['enabled'], true), ", restarts for want of memory: $memory[oom_restarts], of keys: $memory[hash_restarts]\n";
?>
--EXPECT--
wrong: 0, free: little, none
wrong: 0, compactions: few, then: none
wrong: 0, compactions: few, then: none
wrong: 0, compactions: few, then: none
on: true, restarts for want of memory: 0, of keys: 0
