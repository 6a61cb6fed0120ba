--TEST--
Apache prefork: apachectl stop and graceful-stop end it cleanly, and the instance is gone
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('prefork');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

foreach (['stop' => false, 'graceful-stop' => true] as $verb => $held) {
	$apache = new Apache(['workers' => 2, 'segment' => true, 'files' => ['page.php' => '<?php echo 1;']]);
	echo "$verb: ", $apache->get('page.php');
	$apache->flush();
	if ($held) {
		[, $request] = $apache->hold();
	}
	$apache->control($verb);
	if ($held) {
		$apache->pause->clear('held');
		echo ', the request in flight: ', $request->finish()->body;
		/* The child may not have heard of its end yet, and be ready for another one. */
		$request->close();
	}
	until(fn () => !$apache->isRunning(), 'Apache ends');
	$status = json_decode($apache->command(['status', '--json'])->output, true);
	echo ', instances left: ', count($status['instances']), ', deaths: ', count($apache->deaths());
	echo ', complaints: ', implode("\n", $apache->complaints()) ?: 'none', "\n";
}
?>
--EXPECT--
stop: 1, instances left: 0, deaths: 0, complaints: none
graceful-stop: 1, the request in flight: held, instances left: 0, deaths: 0, complaints: none
