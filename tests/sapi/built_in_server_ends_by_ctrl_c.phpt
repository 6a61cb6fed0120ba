--TEST--
php -S, alone and with workers: Ctrl-C still ends all of it, after a signal has flushed it, and its row is gone
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/built_in_server.inc';

foreach ([0, 4] as $workers) {
	$server = new BuiltInServer(['workers' => $workers, 'segment' => true]);
	$server->status();
	$server->deliver(SIGURG);
	$family = $server->workers();
	/* A terminal sends it to the whole group. */
	posix_kill(-$server->master, SIGINT);
	until(fn () => !array_filter($family, Server::isAlive(...)), "$workers workers and their parent end");
	$listed = $server->command(['status', '--json']);
	echo count($family), ' processes ended; instances: ', count(json_decode($listed->output, true)['instances']),
		', generation: ', json_decode($listed->output, true)['generation'],
		', an order: ', $server->command(['reset'])->status, "\n";
}
?>
--EXPECT--
1 processes ended; instances: 0, generation: 2, an order: 4
5 processes ended; instances: 0, generation: 2, an order: 4
