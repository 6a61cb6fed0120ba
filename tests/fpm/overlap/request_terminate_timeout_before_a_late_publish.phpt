--TEST--
request_terminate_timeout ends a worker right after it has published what a flush has missed: nothing stale stays behind
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
if (getenv('ASAN_OPTIONS')) {
	die('skip NOT TESTED HERE: with AddressSanitizer, the time-out comes in the compile, where PHP does not hold its signal back');
}
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../slow_file.inc';

$fpm = new Fpm([
	'workers' => 1, 'pools' => ['www' => ['request_terminate_timeout' => '4s'], 'other' => []],
	'ini' => ['memory_limit' => '2G', 'opcache.memory_consumption' => '512', 'opcflush.wait_ms' => '60000'],
]);
/* PHP holds SIGTERM back while OPcache optimizes and publishes, and is ended by it right after that. The worker is stopped in there
 * until the time-out comes, however fast or slow the machine is. */
$fpm->put('slow.php', slow_to_publish('stale', functions_to_publish($fpm, 1, 'other')));
[$worker] = $fpm->workers('www');
$ticks = fn () => array_sum(array_slice(explode(' ', preg_replace('/^.*\) /', '', file_get_contents("/proc/$worker/stat"))), 11, 2));
$fpm->pause->set('compiled');
$ended = $fpm->begin('slow.php');
$fpm->pause->await('compiled');
$before = $ticks();
$fpm->pause->clear('compiled');
until(fn () => $ticks() >= $before + 10, 'OPcache optimizes');
posix_kill($worker, SIGSTOP);
until(fn () => str_contains($fpm->log(), 'execution timed out') && Fpm::isPending($worker, SIGTERM), 'the time-out');
$fpm->put('slow.php', '<?php echo "new";');
$fpm->deliver(SIGURG);
posix_kill($worker, SIGCONT);
until(fn () => !Fpm::isPending($worker, SIGTERM), 'SIGTERM is delivered');
echo 'the worker goes on: ', var_export(in_array($worker, $fpm->workers('www')), true), "\n";
echo $fpm->begin('slow.php', [], 'other')->finish(60)->body, "\n";
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
