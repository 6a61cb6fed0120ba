--TEST--
SIGURG to the master flushes every worker, those that have never served a request as well
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 4, 'files' => [
	'releases/1/part.php' => '<?php echo "old";',
	'releases/2/part.php' => '<?php echo "new";',
	'releases/3/part.php' => '<?php echo "newer";',
]]);
$fpm->link('current', 'releases/1');
$fpm->put('page.php', "<?php " . Fpm::SAY_WORKER . " include '$fpm->site/current/part.php';");
$workers = $fpm->workers();

echo 'one worker: ', $fpm->get('page.php'), "\n";
$fpm->link('current', 'releases/2');
$fpm->deliver(SIGURG);
echo 'every worker: ', implode(' ', $fpm->everyWorker('page.php')), "\n";

$fpm->link('current', 'releases/3');
echo 'stale: ', implode(' ', $fpm->everyWorker('page.php')), "\n";
$fpm->flush(SIGURG);
echo 'every worker: ', implode(' ', $fpm->everyWorker('page.php')), "\n";

echo 'the same workers: ', var_export($fpm->workers() === $workers, true), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
one worker: old
every worker: new new new new
stale: new new new new
every worker: newer newer newer newer
the same workers: true
deaths: 0
