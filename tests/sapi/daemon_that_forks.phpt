--TEST--
A daemon that forks its workers: what a child includes after an order is fresh, in those there are and in those to come, and a wait is for each of them
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/daemon.inc';

/* Children take what their parent asks by a pipe; they include, and answer with what they got. */
$prefork = '<?php
	include __DIR__ . "/part.php";
	$children = [];
	while (($line = @file_get_contents(__DIR__ . "/ask")) !== "end") {
		if (!is_string($line)) {
			usleep(2000);
			continue;
		}
		unlink(__DIR__ . "/ask");
		if ($line === "fork") {
			[$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
			if (pcntl_fork() === 0) {
				array_map(fclose(...), [$ours, ...$children]);
				while (fgets($theirs) !== false) {
					fwrite($theirs, (include __DIR__ . "/part.php") . "\n");
				}
				exit(0);
			}
			fclose($theirs);
			$children[] = $ours;
		}
		foreach ($children as $child) {
			fwrite($child, "include\n");
		}
		echo "parent: ", include __DIR__ . "/part.php", ", children: ", implode(" ", array_map(fn ($child) => rtrim(fgets($child)), $children)), "\n";
	}
	array_map(fclose(...), $children);
	while (pcntl_wait($status) > 0);
	echo "end\n";';

$fpm = new Fpm(['segment' => true, 'files' => ['prefork.php' => $prefork, 'reset.php' => '<?php opcflush_reset();']]);
$orders = [
	'the command' => fn () => $fpm->command(['reset', '--instance=prefork']),
	'a call in php-fpm' => fn () => $fpm->get('reset.php'),
	'a signal to the parent' => fn ($parent) => posix_kill($parent, SIGURG),
	'a signal to a child' => fn ($parent, $child) => posix_kill($child, SIGURG),
];
foreach ($orders as $what => $order) {
	$fpm->put('part.php', '<?php return "old";');
	/* What the one before was told last. */
	@unlink($fpm->path('ask'));
	$daemon = new Daemon($fpm, 'prefork.php');
	$pid = $daemon->process->pid;
	$said = 0;
	$ask = function (string $what) use ($fpm, $daemon, &$said): string {
		$fpm->put('ask', $what);
		$said++;
		return until(fn () => explode("\n", $daemon->process->output(), -1)[$said - 1] ?? null, 'it answers') . "\n";
	};
	echo "-- $what\n", $ask('fork'), $ask('fork');
	$fpm->put('part.php', '<?php return "new";');
	echo 'no order: ', $ask('include'), 'of a child forked then: ', $ask('fork');
	$generation = $fpm->generation();
	$order($pid, (int) file_get_contents("/proc/$pid/task/$pid/children"));
	until(fn () => $fpm->generation() > $generation, 'the order is given');
	echo 'then: ', $ask('include'), 'of a child forked then: ', $ask('fork');
	$row = $daemon->row();
	echo "one instance: {$row['name']}, its pid is the parent's: ", var_export($row['pid'] === $pid, true), ", workers: {$row['workers']}\n";
	echo 'a wait while it runs: ', $fpm->command(['reset', '--wait=0.3'])->status, "\n";
	echo $ask('end');
	$ended = $daemon->process->finish();
	echo "it ends: $ended->status$ended->errors, a wait then: ", $fpm->command(['reset', '--wait=5'])->status, ', row: ', json_encode($daemon->row()), "\n";
}
?>
--EXPECT--
-- the command
parent: old, children: old
parent: old, children: old old
no order: parent: old, children: old old
of a child forked then: parent: old, children: old old old
then: parent: new, children: new new new
of a child forked then: parent: new, children: new new new new
one instance: prefork, its pid is the parent's: true, workers: 5
a wait while it runs: 1
end
it ends: 0, a wait then: 0, row: null
-- a call in php-fpm
parent: old, children: old
parent: old, children: old old
no order: parent: old, children: old old
of a child forked then: parent: old, children: old old old
then: parent: new, children: new new new
of a child forked then: parent: new, children: new new new new
one instance: prefork, its pid is the parent's: true, workers: 5
a wait while it runs: 1
end
it ends: 0, a wait then: 0, row: null
-- a signal to the parent
parent: old, children: old
parent: old, children: old old
no order: parent: old, children: old old
of a child forked then: parent: old, children: old old old
then: parent: new, children: new new new
of a child forked then: parent: new, children: new new new new
one instance: prefork, its pid is the parent's: true, workers: 5
a wait while it runs: 1
end
it ends: 0, a wait then: 0, row: null
-- a signal to a child
parent: old, children: old
parent: old, children: old old
no order: parent: old, children: old old
of a child forked then: parent: old, children: old old old
then: parent: new, children: new new new
of a child forked then: parent: new, children: new new new new
one instance: prefork, its pid is the parent's: true, workers: 5
a wait while it runs: 1
end
it ends: 0, a wait then: 0, row: null
