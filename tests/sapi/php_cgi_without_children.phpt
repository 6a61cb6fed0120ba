--TEST--
php-cgi as a FastCGI server without children: signals, a call, and the command flush it, beside a second one that it shares nothing but the segment with
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/cgi_parent.inc';

$files = [
	'page.php' => '<?php include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'reset.php' => '<?php echo opcflush_reset("by a call");',
];
$one = new CgiParent(['workers' => 0, 'segment' => true, 'files' => $files]);
$two = new CgiParent(['workers' => 0, 'segment' => $one->segment(), 'files' => $files]);
$bodies = fn () => $one->get('page.php') . ', the other: ' . $two->get('page.php');
echo $bodies(), "\n";
$orders = [
	'nothing' => fn () => null,
	'SIGURG' => fn () => $one->deliver(SIGURG),
	'SIGUSR2' => fn () => $one->deliver(SIGUSR2),
	'a call' => fn () => $one->get('reset.php'),
	'the command' => fn () => $one->command(['reset', '--wait=10']),
];
foreach ($orders as $what => $order) {
	foreach ([$one, $two] as $server) {
		$server->put('part.php', "<?php echo 'after $what';");
	}
	$order();
	echo $bodies(), "\n";
}
$status = $one->status();
echo 'called by its pid: ', var_export($status['name'] === "cgi-fcgi:$one->master", true),
	", OPcache: {$status['opcache']['state']}, workers: {$status['workers']}, instances: ", count($status['instances']), "\n";
echo 'reasons: ', implode(', ', $status['reasons']), "\n";
$one->stop();
echo 'stopped, instances: ', count($two->status()['instances']), "\n";
?>
--EXPECT--
old, the other: old
old, the other: old
after SIGURG, the other: old
after SIGUSR2, the other: old
after a call, the other: after a call
after the command, the other: after the command
called by its pid: true, OPcache: on, workers: 1, instances: 2
reasons: 
stopped, instances: 1
