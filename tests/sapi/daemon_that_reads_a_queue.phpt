--TEST--
A queue consumer leaves its loop when opcflush_generation() moves, by a command, a call in php-fpm, and a signal to itself; its row comes and goes
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/daemon.inc';

/* Whoever keeps it running, such as systemd, starts it again. */
$consumer = '<?php
	require __DIR__ . "/job.php";
	$started = opcflush_generation();
	for ($jobs = 0; opcflush_generation() === $started; $jobs += work()) {
		usleep(2000);
	}
	echo $jobs > 0 ? "has worked, " : "has done nothing, ", "leaves at ", opcflush_generation(), "\n";';
$fpm = new Fpm(['segment' => true, 'files' => [
	'consumer.php' => $consumer, 'reset.php' => '<?php opcflush_reset();',
]]);
$orders = [
	'nothing' => fn () => null,
	'the command' => fn () => $fpm->command(['reset', '--note=release 2']),
	'an order to php-fpm alone' => fn () => $fpm->command(['reset', "--instance=fpm-fcgi:$fpm->master"]),
	'the command, for realpath caches' => fn () => $fpm->command(['realpath']),
	'a call in php-fpm' => fn () => $fpm->get('reset.php'),
	'a signal to php-fpm' => fn () => $fpm->deliver(SIGURG),
	'a signal to itself' => fn ($consumer) => posix_kill($consumer->process->pid, SIGURG),
];
foreach ($orders as $what => $order) {
	$fpm->put('job.php', "<?php echo 'started before $what', PHP_EOL; function work() { touch(__DIR__ . '/worked'); return 1; }");
	@unlink($fpm->path('worked'));
	$consumer = new Daemon($fpm, 'consumer.php');
	until(fn () => is_file($fpm->path('worked')), 'it works');
	$row = $consumer->row();
	$order($consumer);
	try {
		until(fn () => $consumer->process->isDone(), 'it leaves', $what === 'nothing' ? 0.5 : 30);
		echo "$what, {$row['sapi']}: ", str_replace("\n", ', ', $consumer->process->finish()->output),
			$consumer->row() ? ', and its row is left' : ', and its row is gone', "\n";
	} catch (RuntimeException) {
		$consumer->process->kill();
		until(fn () => !$consumer->row(), 'its row is gone');
		echo "$what: it goes on\n";
	}
}
?>
--EXPECT--
nothing: it goes on
the command, cli: started before the command, has worked, leaves at 2, and its row is gone
an order to php-fpm alone, cli: started before an order to php-fpm alone, has worked, leaves at 3, and its row is gone
the command, for realpath caches, cli: started before the command, for realpath caches, has worked, leaves at 4, and its row is gone
a call in php-fpm, cli: started before a call in php-fpm, has worked, leaves at 5, and its row is gone
a signal to php-fpm, cli: started before a signal to php-fpm, has worked, leaves at 6, and its row is gone
a signal to itself, cli: started before a signal to itself, has worked, leaves at 7, and its row is gone
