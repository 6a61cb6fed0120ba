--TEST--
request_terminate_timeout ends a worker right after it has published what a flush has missed: nothing stale stays behind
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../slow_file.inc';

$fpm = new Fpm([
	'workers' => 1, 'pools' => ['www' => ['request_terminate_timeout' => '1s'], 'other' => []],
	'ini' => ['memory_limit' => '2G', 'opcache.memory_consumption' => '512', 'opcflush.wait_ms' => '10000'],
]);
$fpm->put('sample.php', slow_to_publish('sample', 8));
$start = microtime(true);
$fpm->get('sample.php', [], 'other');
$functions = (int) ceil(2.5 * 8 / (microtime(true) - $start));

/* PHP holds SIGTERM back while OPcache optimizes and publishes, and is ended by it right after that. */
$fpm->put('slow.php', slow_to_publish('stale', $functions));
[$worker] = $fpm->workers('www');
$ended = $fpm->begin('slow.php');
until(fn () => str_contains($fpm->log(), 'execution timed out'), 'the time-out');
$fpm->put('slow.php', '<?php echo "new";');
$fpm->deliver(SIGURG);
echo 'the worker goes on: ', var_export(in_array($worker, $fpm->workers('www')), true), "\n";
echo $fpm->get('slow.php', [], 'other'), "\n";
until(fn () => !in_array($worker, $fpm->workers('www')), 'the end of the worker');
foreach (['other', 'www', 'other', 'www'] as $pool) {
	echo $fpm->get('slow.php', [], $pool), "\n";
}
$status = $fpm->status();
echo 'gave up waiting: ', $status['gave_up'], "\n";
echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
echo 'deaths of others: ', count($fpm->deaths('SIGTERM')), "\n";
?>
--EXPECT--
the worker goes on: true
new
new
new
new
new
gave up waiting: 0
applied: true
deaths of others: 0
