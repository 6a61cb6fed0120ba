--TEST--
The generation goes on growing when a master is reloaded, restarted or killed, and when all of them have been away
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$files = [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo 0;',
];
$fpm = new Fpm(['segment' => true, 'files' => $files]);
$other = new Fpm(['segment' => $fpm->segment(), 'files' => $files]);
$version = 0;
foreach ([
	'nothing' => fn () => null,
	'a reload' => fn () => $fpm->reload(),
	'a restart' => fn () => $fpm->restart(),
	'a kill' => function () use ($fpm) {
		$fpm->kill();
		$fpm->start();
	},
	'a restart of all' => function () use ($fpm, $other) {
		$fpm->stop();
		$other->stop();
		$fpm->start();
		$other->start();
	},
] as $what => $do) {
	$do();
	$before = $fpm->generation();
	$fpm->everyWorker('page.php');
	$other->everyWorker('page.php');
	$version++;
	$fpm->put('part.php', "<?php echo $version;");
	$other->put('part.php', "<?php echo $version;");
	$ended = $fpm->command(['reset']);
	echo "$what: generation $before, then ", $ended->generation(), ', every worker: ',
		implode(' ', [...$fpm->everyWorker('page.php'), ...$other->everyWorker('page.php')]),
		', instances: ', count($fpm->status()['instances']), "\n";
}
echo 'flushes since the restart: ', $fpm->status()['flushes'], "\n";
echo 'said of the segment: ', implode("\n", $fpm->saidOfSegment()), "\n";
?>
--EXPECT--
nothing: generation 1, then 2, every worker: 1 1 1 1, instances: 2
a reload: generation 2, then 3, every worker: 2 2 2 2, instances: 2
a restart: generation 3, then 4, every worker: 3 3 3 3, instances: 2
a kill: generation 4, then 5, every worker: 4 4 4 4, instances: 2
a restart of all: generation 5, then 6, every worker: 5 5 5 5, instances: 2
flushes since the restart: 1
said of the segment: 
