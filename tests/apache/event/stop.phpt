--TEST--
Apache event: apachectl stop and graceful-stop end it cleanly, and the instance is gone
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

foreach (['stop', 'graceful-stop'] as $verb) {
	$apache = new Apache(['segment' => true, 'files' => ['page.php' => '<?php ' . Apache::SAY_THREAD . ' echo 1;']]);
	$apache->flush();
	echo "$verb: ", implode(' and ', array_unique($apache->everyThread('page.php')));
	$apache->control($verb);
	until(fn () => !$apache->isRunning(), 'Apache ends');
	$status = json_decode($apache->command(['status', '--json'])->output, true);
	echo ', instances left: ', count($status['instances']), ', deaths: ', count($apache->deaths('SIGTERM')),
		', complaints: ', implode("\n", $apache->complaints()) ?: 'none', "\n";
}
?>
--EXPECT--
stop: 1, instances left: 0, deaths: 0, complaints: none
graceful-stop: 1, instances left: 0, deaths: 0, complaints: none
