--TEST--
SIGUSR2 to idle workers that have served before: they live on, and every worker serves fresh code
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 3, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
]]);
$workers = $fpm->workers();
echo 'before: ', implode(' ', $fpm->everyWorker('page.php')), "\n";

$fpm->put('part.php', '<?php echo "new";');
echo 'stale: ', implode(' ', $fpm->everyWorker('page.php')), "\n";
$fpm->flush(SIGUSR2, $workers[1]);
echo 'after one signal: ', implode(' ', $fpm->everyWorker('page.php')), "\n";

$fpm->put('part.php', '<?php echo "newer";');
$fpm->flush(SIGUSR2, ...$workers);
echo 'after a volley: ', implode(' ', $fpm->everyWorker('page.php')), "\n";

echo 'the same workers: ', var_export($fpm->workers() === $workers, true), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
before: old old old
stale: old old old
after one signal: new new new
after a volley: newer newer newer
the same workers: true
deaths: 0
