--TEST--
A volley of SIGUSR2 to 20 workers ends in few flushes, and all its signals are handled
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

const VOLLEYS = 10;
const WORKERS = 20;

$fpm = new Fpm([
	'workers' => WORKERS,
	'pool' => ['php_admin_value[opcflush.signals]' => '"SIGUSR2=reset; SIGURG=reset"'],
	'files' => ['page.php' => '<?php include __DIR__ . "/part.php";', 'part.php' => '<?php echo "0";'],
]);
$workers = $fpm->workers();
$before = $fpm->status();
$stale = 0;
for ($i = 1; $i <= VOLLEYS; $i++) {
	$fpm->put('part.php', "<?php echo $i;");
	$traffic = [$fpm->begin('page.php'), $fpm->begin('page.php')];
	$generation = $fpm->generation();
	array_map(fn ($worker) => posix_kill($worker, SIGUSR2), $workers);
	/* A request that asks whether they have all arrived makes a flush of those that have. */
	until(fn () => !array_filter($workers, fn ($worker) => Fpm::isPending($worker, SIGUSR2)), 'the signals are delivered');
	until(fn () => $fpm->generation() >= $generation + WORKERS, 'the signals have been handled');
	FastCgiRequest::collect($traffic);
	for ($j = 0; $j < 10; $j++) {
		$stale += (int) ($fpm->get('page.php') !== "$i");
	}
}
$after = $fpm->status();
$flushes = $after['flushes'] - $before['flushes'];
$handled = $after['generation'] - $before['generation'];
if (getenv('OPCFLUSH_TEST_NUMBERS')) {
	file_put_contents(getenv('OPCFLUSH_TEST_NUMBERS'), sprintf("%s volley: %.1f flushes for %d signals\n", PHP_VERSION, $flushes / VOLLEYS, WORKERS), FILE_APPEND);
}
echo 'signals handled: ', $handled, "\n";
echo 'at least one flush for each volley: ', var_export($flushes >= VOLLEYS, true), "\n";
echo 'fewer than half as many flushes as signals: ', var_export($flushes < $handled / 2, true), "\n";
echo "stale: $stale\n";
echo 'the same workers: ', var_export($fpm->workers() === $workers, true), "\n";
?>
--EXPECT--
signals handled: 200
at least one flush for each volley: true
fewer than half as many flushes as signals: true
stale: 0
the same workers: true
