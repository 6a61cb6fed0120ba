--TEST--
SIGURG to any one worker, used or never used, flushes every worker
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 3, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "0";',
]]);
$workers = $fpm->workers();
echo 'never used: ', $fpm->get('page.php'), "\n";
foreach ($workers as $i => $worker) {
	$fpm->put('part.php', '<?php echo ' . ($i + 1) . ';');
	$fpm->deliver(SIGURG, $worker);
	echo 'signal to one: ', implode(' ', $fpm->everyWorker('page.php')), "\n";
}
echo 'the same workers: ', var_export($fpm->workers() === $workers, true), "\n";
?>
--EXPECT--
never used: 0
signal to one: 1 1 1
signal to one: 2 2 2
signal to one: 3 3 3
the same workers: true
