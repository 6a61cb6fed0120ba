--TEST--
A daemon that handles signals itself: its own come through, opcflush's flush it meanwhile, and one that it takes over is its own
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/daemon.inc';

$loop = ' $last = "";
	while (!$ending) {
		$part = include __DIR__ . "/part.php";
		if ($part !== $last) {
			echo $last = $part, "\n";
		}
		usleep(2000);
		%s
	}
	echo "ends\n";';
$handlers = '$ending = false;
	pcntl_signal(SIGTERM, function () use (&$ending) { $ending = true; });
	pcntl_signal(SIGHUP, function () { echo "its own SIGHUP\n"; });
	pcntl_signal(SIGALRM, function () { echo "its own alarm\n"; });';
$fpm = new Fpm(['segment' => true, 'files' => [
	'part.php' => '',
	'async.php' => '<?php pcntl_async_signals(true); ' . $handlers . sprintf($loop, ''),
	'dispatching.php' => '<?php ' . $handlers . sprintf($loop, 'pcntl_signal_dispatch();'),
	'with_usr2.php' => '<?php pcntl_async_signals(true); ' . $handlers . ' pcntl_signal(SIGUSR2, function () { echo "its own SIGUSR2\n"; }); ' . sprintf($loop, ''),
]]);
/* After its first order a daemon is fresh by itself: each signal has a new one. */
foreach (['async', 'dispatching', 'with_usr2'] as $name) {
	foreach (['SIGURG' => SIGURG, 'SIGUSR2' => SIGUSR2] as $signal => $number) {
		$fpm->put('part.php', '<?php return "old";');
		$daemon = new Daemon($fpm, "$name.php");
		$pid = $daemon->process->pid;
		$daemon->expect('old');
		$fpm->put('part.php', '<?php return "new";');
		posix_kill($pid, SIGHUP);
		$daemon->expect('old', 'its own SIGHUP');
		posix_kill($pid, $number);
		$said = ['old', 'its own SIGHUP'];
		if ($name === 'with_usr2' && $number === SIGUSR2) {
			$daemon->expect(...$said = [...$said, 'its own SIGUSR2']);
			usleep(50000);
			$daemon->expect(...$said);
			$fpm->command(['reset']);
		}
		$daemon->expect(...$said, ...['new']);
		posix_kill($pid, SIGALRM);
		$daemon->expect(...$said, ...['new', 'its own alarm']);
		posix_kill($pid, SIGTERM);
		$ended = $daemon->process->finish();
		echo "$name, $signal: ", str_replace("\n", ', ', $ended->output), ", status $ended->status$ended->errors, row: ", json_encode($daemon->row()), "\n";
	}
}
?>
--EXPECT--
async, SIGURG: old, its own SIGHUP, new, its own alarm, ends, status 0, row: null
async, SIGUSR2: old, its own SIGHUP, new, its own alarm, ends, status 0, row: null
dispatching, SIGURG: old, its own SIGHUP, new, its own alarm, ends, status 0, row: null
dispatching, SIGUSR2: old, its own SIGHUP, new, its own alarm, ends, status 0, row: null
with_usr2, SIGURG: old, its own SIGHUP, new, its own alarm, ends, status 0, row: null
with_usr2, SIGUSR2: old, its own SIGHUP, its own SIGUSR2, new, its own alarm, ends, status 0, row: null
