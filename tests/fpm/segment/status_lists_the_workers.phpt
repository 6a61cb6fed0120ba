--TEST--
opcflush_status(true) lists the workers of all instances: who is in a request, since when, and which generation that has reached
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'ini' => ['opcflush.name' => 'alpha'], 'files' => ['page.php' => '<?php ' . Fpm::SAY_WORKER]]);
$other = new Fpm(['segment' => $fpm->segment(), 'workers' => 2, 'ini' => ['opcflush.name' => 'beta'], 'files' => ['page.php' => '<?php ' . Fpm::SAY_WORKER]]);
$fpm->everyWorker('page.php');
$other->everyWorker('page.php');
[$worker, $request] = $other->hold();
$start = microtime(true);
$fpm->command(['reset']);
usleep(200000);
$status = $fpm->status(workers: true);
$seconds = microtime(true) - $start;
usort($status['slots'], fn ($a, $b) => [$a['instance'], $a['online']] <=> [$b['instance'], $b['online']]);
foreach ($status['slots'] as $slot) {
	echo "{$slot['instance']}: ", $slot['online'] ? 'in a request' : 'idle', ", generation {$slot['generation']}",
		$slot['own'] ? ', the one that tells' : '', $slot['pid'] === $worker ? ', the one that is held' : '';
	if ($slot['pid'] === $worker) {
		echo ', for ', $slot['seconds'] >= 0.2 && $slot['seconds'] < $seconds + 5 ? 'as long as it is' : "{$slot['seconds']} s";
	}
	echo "\n";
}
foreach ($status['instances'] as $row) {
	echo "{$row['name']}: {$row['workers']} workers, {$row['online']} in a request, {$row['without_slot']} without a slot\n";
}
$fpm->pause->clear('held');
$other->pause->clear('held');
echo $request->finish()->body, "\n";
echo 'rows without being asked: ', isset($fpm->status()['slots']) ? 'yes' : 'no', "\n";
?>
--EXPECT--
alpha: idle, generation 0
alpha: in a request, generation 2, the one that tells
beta: idle, generation 0
beta: in a request, generation 1, the one that is held, for as long as it is
alpha: 2 workers, 1 in a request, 0 without a slot
beta: 2 workers, 1 in a request, 0 without a slot
held
rows without being asked: no
