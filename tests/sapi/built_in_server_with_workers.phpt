--TEST--
php -S with PHP_CLI_SERVER_WORKERS: SIGURG to the parent or to a child, a call, and the command flush the parent and every child
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/built_in_server.inc';

/* opcache.enable_cli does not count for it: it stays off, as it is by default. */
$server = new BuiltInServer(['workers' => 4, 'segment' => true, 'files' => [
	'page.php' => '<?php ' . Server::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'reset.php' => '<?php echo opcflush_reset("by a call");',
]]);
$bodies = function () use ($server): string {
	$bodies = $server->everyWorker('page.php');
	return count($bodies) . ' times ' . implode(' and ', array_unique($bodies));
};
echo $bodies(), "\n";
$server->put('part.php', '<?php echo "not flushed";');
echo 'no order: ', $bodies(), "\n";
$orders = [
	'SIGURG to the parent' => fn () => $server->deliver(SIGURG),
	'SIGURG to a child' => fn () => $server->deliver(SIGURG, $server->children()[0]),
	'SIGUSR2 to the parent' => fn () => $server->deliver(SIGUSR2),
	'a call' => fn () => $server->get('reset.php'),
	'the command' => fn () => $server->command(['reset']),
	'the command, waiting' => fn () => $server->command(['reset', '--wait=10'])->status === 0 ?: print 'it timed out: ',
];
foreach ($orders as $what => $order) {
	$server->put('part.php', "<?php echo 'fresh after $what';");
	$order();
	echo $bodies(), "\n";
}
$status = $server->status(workers: true);
echo 'generation: ', $status['generation'], ', applied: ', $status['applied'], ', flushes: ', $status['flushes'], "\n";
echo "OPcache: {$status['opcache']['state']}, workers: {$status['workers']}, of the parent and its children: ";
var_dump(array_diff(array_column($status['slots'], 'pid'), $server->workers()) === []);
foreach ($status['instances'] as $instance) {
	echo "{$instance['sapi']}, PHP ", $instance['php'] === trim($server->php('echo PHP_VERSION;')->output) ? 'of the test' : $instance['php'],
		', called by the parent\'s pid: ', var_export($instance['pid'] === $server->master && $status['name'] === "cli-server:$server->master", true),
		", workers: {$instance['workers']}\n";
}
echo 'reasons: ', implode(', ', $status['reasons']), "\n";
$listed = $server->command(['status'])->output;
echo 'the command lists it: ', preg_match("/^cli-server:$server->master +$server->master /m", $listed), "\n";
?>
--EXPECT--
5 times old
no order: 5 times old
5 times fresh after SIGURG to the parent
5 times fresh after SIGURG to a child
5 times fresh after SIGUSR2 to the parent
5 times fresh after a call
5 times fresh after the command
5 times fresh after the command, waiting
generation: 7, applied: 7, flushes: 6
OPcache: on, workers: 5, of the parent and its children: bool(true)
cli-server, PHP of the test, called by the parent's pid: true, workers: 5
reasons: 
the command lists it: 1
