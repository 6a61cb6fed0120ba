--TEST--
Reloads and workers that come and go leave no row, no slot and no descriptor behind, and programs that a script runs inherit none
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'pool' => ['pm.max_requests' => '5'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER,
	'run.php' => '<?php echo shell_exec("ls -l /proc/self/fd");',
]]);
$descriptors = fn () => count(array_filter(glob("/proc/$fpm->master/fd/*"), fn ($link) => @readlink($link) === $fpm->segment()));
$before = $descriptors();
for ($i = 0; $i < 5; $i++) {
	for ($j = 0; $j < 12; $j++) {
		$fpm->get('page.php');
	}
	$fpm->reload();
}
/* Not while one has just ended after its five requests, and the next one has had none. */
for ($end = microtime(true) + 10, $settled = false; !$settled && microtime(true) < $end;) {
	$fpm->everyWorker('page.php');
	$status = $fpm->status(workers: true);
	$settled = $status['instances'][0]['workers'] === 2 && !array_diff(array_column($status['slots'], 'pid'), $fpm->workers());
}
echo 'descriptors: ', $before, ', ', $descriptors(), "\n";
echo 'instances: ', count($status['instances']), ', workers: ', $status['instances'][0]['workers'], "\n";
echo 'slots of those who live: ', $settled ? 'only' : json_encode($status['slots']), "\n";
echo 'a program has it open: ', var_export(str_contains($fpm->get('run.php'), $fpm->segment()), true), "\n";
echo 'wait: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
descriptors: 1, 1
instances: 1, workers: 2
slots of those who live: only
a program has it open: false
wait: 0
deaths: 0
