--TEST--
php -S without workers: SIGURG, SIGUSR2, a call, and the command flush it, and a wait is for its request
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/built_in_server.inc';

$server = new BuiltInServer(['workers' => 0, 'segment' => true, 'files' => [
	'page.php' => '<?php include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'reset.php' => '<?php echo opcflush_reset("by a call");',
]]);
echo $server->get('page.php'), "\n";
$server->put('part.php', '<?php echo "not flushed";');
echo 'no order: ', $server->get('page.php'), "\n";
$orders = [
	'SIGURG' => fn () => $server->deliver(SIGURG),
	'SIGUSR2' => fn () => $server->deliver(SIGUSR2),
	'a call' => fn () => $server->get('reset.php'),
	'the command' => fn () => $server->command(['reset', '--wait=10']),
];
foreach ($orders as $what => $order) {
	$server->put('part.php', "<?php echo 'fresh after $what';");
	$order();
	echo $server->get('page.php'), "\n";
}
$status = $server->status();
echo "{$status['instances'][0]['sapi']}, OPcache: {$status['opcache']['state']}, workers: {$status['workers']}, generation: {$status['generation']}\n";
echo 'reasons: ', implode(', ', $status['reasons']), "\n";

[, $request] = $server->hold();
echo 'with a request in flight: ', $server->command(['reset', '--wait=0.3'])->status, "\n";
$server->pause->clear('held');
echo $request->finish()->body, ', then: ', $server->command(['reset', '--wait=10'])->status, "\n";
?>
--EXPECT--
old
no order: old
fresh after SIGURG
fresh after SIGUSR2
fresh after a call
fresh after the command
cli-server, OPcache: on, workers: 1, generation: 5
reasons: 
with a request in flight: 1
held, then: 0
