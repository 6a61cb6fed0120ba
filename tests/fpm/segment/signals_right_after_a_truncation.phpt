--TEST--
The segment is truncated while nobody asks; signals to the master and to idle workers are the first to touch it: nobody dies, and all are fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'workers' => 3, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
]]);
$workers = $fpm->workers();
$fpm->everyWorker('page.php');
$generation = $fpm->generation();
foreach (['the master' => [SIGURG, [$fpm->master]], 'the workers' => [SIGUSR2, $workers]] as $who => [$signal, $pids]) {
	$fpm->put('part.php', "<?php echo 'signalled: $who';");
	file_put_contents($fpm->segment(), '');
	foreach ($pids as $pid) {
		$fpm->deliver($signal, $pid);
	}
	echo implode(', ', array_unique($fpm->everyWorker('page.php'))), "\n";
}
echo 'generation: ', $fpm->generation() > $generation ? 'grown' : $fpm->generation(), "\n";
echo 'the same workers: ', var_export($fpm->workers() === $workers, true), ', deaths: ', count($fpm->deaths()), "\n";
echo 'state: ', $fpm->status()['segment']['state'], ', told: ', count($fpm->saidOfSegment()), "\n";
?>
--EXPECT--
signalled: the master
signalled: the workers
generation: grown
the same workers: true, deaths: 0
state: lost, told: 1
