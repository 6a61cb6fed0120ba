--TEST--
request_terminate_timeout ends a worker that publishes across a flush: nothing stale stays behind
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => ['request_terminate_timeout' => '3s'], 'other' => []], 'files' => [
	'page.php' => '<?php if (!$_GET) { include __DIR__ . "/part.php"; }',
	'state.php' => '<?php include __DIR__ . "/part.php"; echo " ", (int) opcache_is_script_cached(__DIR__ . "/part.php");',
]]);
foreach (['compiled', 'published'] as $i => $point) {
	$fpm->put('part.php', '<?php echo "stale";');
	$fpm->flush(SIGURG);
	/* So that the page itself is compiled before it comes to the pause. */
	$fpm->get('page.php', ['without' => 1], 'other');
	[$worker] = $fpm->workers('www');
	$fpm->pause->set($point);
	$ended = $fpm->begin('page.php');
	$fpm->pause->await($point);
	$fpm->put('part.php', '<?php echo "new";');
	$fpm->deliver(SIGURG);
	until(fn () => str_contains($fpm->log(), "child $worker, script") && str_contains($fpm->log(), 'execution timed out'), 'the time-out');
	$fpm->pause->clear($point);
	$ended->finish();
	until(fn () => !in_array($worker, $fpm->workers('www')), 'the end of the worker');
	echo $point;
	foreach (['other', 'www', 'other', 'www'] as $pool) {
		echo ', ', $fpm->get('state.php', [], $pool);
	}
	$status = $fpm->status('other');
	echo $status['applied'] === $status['generation'] ? '' : ', not applied', "\n";
}
echo 'deaths of others: ', count($fpm->deaths('SIGTERM')), "\n";
?>
--EXPECT--
compiled, new 1, new 1, new 1, new 1
published, new 1, new 1, new 1, new 1
deaths of others: 0
