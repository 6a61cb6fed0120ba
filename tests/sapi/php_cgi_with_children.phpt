--TEST--
php-cgi with PHP_FCGI_CHILDREN: SIGURG to the parent or to a child and a call flush every child, also those that come later; it still ends by SIGTERM
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/cgi_parent.inc';

$server = new CgiParent(['workers' => 3, 'files' => [
	'page.php' => '<?php ' . Server::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'reset.php' => '<?php echo opcflush_reset("by a call");',
]]);
$bodies = function () use ($server): string {
	$bodies = $server->everyWorker('page.php');
	return count(array_intersect_key($bodies, array_flip($server->children()))) . ' times ' . implode(' and ', array_unique($bodies));
};
echo $bodies(), "\n";
$server->put('part.php', '<?php echo "not flushed";');
echo 'no order: ', $bodies(), "\n";
$orders = [
	'SIGURG to the parent' => fn () => $server->deliver(SIGURG),
	'SIGURG to a child' => fn () => $server->deliver(SIGURG, $server->children()[0]),
	'SIGUSR2 to a child' => fn () => $server->deliver(SIGUSR2, $server->children()[1]),
	'a call' => fn () => $server->get('reset.php'),
];
foreach ($orders as $what => $order) {
	$server->put('part.php', "<?php echo 'fresh after $what';");
	$order();
	echo $bodies(), "\n";
}

$server->put('part.php', '<?php echo "fresh in a child that has just come";');
$killed = $server->children();
$server->deliver(SIGURG);
foreach ($killed as $pid) {
	posix_kill($pid, SIGKILL);
}
until(fn () => count(array_diff($server->children(), $killed)) === 3, 'there are three others');
echo $bodies(), "\n";

$status = $server->status();
echo "OPcache: {$status['opcache']['state']}, workers: {$status['workers']}, generation: {$status['generation']}\n";
echo 'reasons: ', implode(', ', $status['reasons']), "\n";
$family = [$server->master, ...$server->children()];
$server->stop();
until(fn () => !array_filter($family, Server::isAlive(...)), 'all have ended');
echo count($family), " processes have ended\n";
?>
--EXPECT--
3 times old
no order: 3 times old
3 times fresh after SIGURG to the parent
3 times fresh after SIGURG to a child
3 times fresh after SIGUSR2 to a child
3 times fresh after a call
3 times fresh in a child that has just come
OPcache: on, workers: 3, generation: 6
reasons: 
4 processes have ended
