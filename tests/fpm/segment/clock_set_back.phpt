--TEST--
Orders given and waited for with the clock set back: the generation grows, all is fresh, and nothing is stuck
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('faketime');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo 0;',
]]);
$fpm->everyWorker('page.php');
foreach (['+0', '-2h', '-30d', '+1h', '-5y'] as $i => $offset) {
	$fpm->put('part.php', '<?php echo ' . $i + 1 . ';');
	$ended = $fpm->command(['reset', '--wait=5'], through: ['faketime', '-f', $offset], env: ['FAKETIME_DONT_FAKE_MONOTONIC' => '1']);
	echo "$offset: $ended, every worker: ", implode(' ', $fpm->everyWorker('page.php')), "\n";
}
[, $request] = $fpm->hold();
$start = microtime(true);
$ended = $fpm->command(['reset', '--wait=1'], through: ['faketime', '-f', '-2h'], env: ['FAKETIME_DONT_FAKE_MONOTONIC' => '1']);
echo "in flight: $ended->status, ", $ended->time - $start < 15 ? 'in time' : 'late', "\n";
$fpm->pause->clear('held');
$request->finish();
$generations = array_column(json_decode($fpm->php('echo json_encode(opcflush_log());')->output, true), 'generation');
echo 'log: ', implode(' ', $generations), "\n";
echo 'now: ', $fpm->command(['reset', '--wait=5']), "\n";
?>
--EXPECT--
+0: 0 generation 2, every worker: 1 1
-2h: 0 generation 3, every worker: 2 2
-30d: 0 generation 4, every worker: 3 3
+1h: 0 generation 5, every worker: 4 4
-5y: 0 generation 6, every worker: 5 5
in flight: 1, in time
log: 2 3 4 5 6 7
now: 0 generation 8
