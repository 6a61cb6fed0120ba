--TEST--
SIGUSR2 to the master stays FPM's reload, and the extension works after it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "0";',
]]);
$workers = $fpm->workers();
echo 'before: ', implode(' ', $fpm->everyWorker('page.php')), "\n";
for ($i = 1; $i <= 2; $i++) {
	$fpm->reload();
	echo 'reloaded: ', str_contains($fpm->log(), 'reloading: execvp') ? 'yes' : 'no', "\n";
	echo 'workers of before: ', count(array_intersect($workers, $fpm->workers())), "\n";
	$workers = $fpm->workers();
	echo 'generation: ', $fpm->status()['generation'], "\n";
	$fpm->everyWorker('page.php');
	$fpm->put('part.php', "<?php echo 'urg $i';");
	$fpm->flush(SIGURG);
	echo implode(', ', $fpm->everyWorker('page.php')), "\n";
	$fpm->put('part.php', "<?php echo 'usr2 $i';");
	$fpm->flush(SIGUSR2, ...$workers);
	echo implode(', ', $fpm->everyWorker('page.php')), "\n";
}
echo 'the same workers: ', var_export($fpm->workers() === $workers, true), "\n";
?>
--EXPECT--
before: 0 0
reloaded: yes
workers of before: 0
generation: 1
urg 1, urg 1
usr2 1, usr2 1
reloaded: yes
workers of before: 0
generation: 1
urg 2, urg 2
usr2 2, usr2 2
the same workers: true
