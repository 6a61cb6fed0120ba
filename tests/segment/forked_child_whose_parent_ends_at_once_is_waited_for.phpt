--TEST--
A forked child whose parent ends right after the fork goes on with its request, and is waited for; with a segment and without
--EXTENSIONS--
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

const TIMES = 40;
$segment = new Segment;
$script = $segment->site->put('script.php', <<<'PHP'
	<?php
	$counts = ['offline' => 0, 'not waited for' => 0, 'still waited for when it has ended' => 0];
	for ($i = 0; $i < TIMES; $i++) {
		$pipe = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		$pid = pcntl_fork();
		if ($pid === 0) {
			fclose($pipe[0]);
			if (pcntl_fork() === 0) {
				$own = array_column(opcflush_status(true)['slots'], null, 'pid')[getmypid()] ?? null;
				fwrite($pipe[1], $own && $own['online'] && $own['seconds'] > 0 ? "online\n" : "offline\n");
				fgets($pipe[1]);
			}
			exit(0);
		}
		fclose($pipe[1]);
		pcntl_waitpid($pid, $status);
		$counts['offline'] += fgets($pipe[0]) !== "online\n";
		$generation = opcflush_realpath();
		$counts['not waited for'] += opcflush_wait($generation, 0);
		fwrite($pipe[0], "end\n");
		$counts['still waited for when it has ended'] += !opcflush_wait($generation, 10);
	}
	foreach ($counts as $what => $count) {
		echo "$what: $count\n";
	}
	PHP);
file_put_contents($script, str_replace('TIMES', (string) TIMES, file_get_contents($script)));
$ini = ['opcache.enable_cli' => '1'];
if (is_file($pcntl = trim(file_get_contents(getenv('OPCFLUSH_PHP_PREFIX') . '/extension_dir')) . '/pcntl.so')) {
	$ini['extension'] = $pcntl;
}
echo "with a segment\n", run_cli([$script], $ini + ['opcflush.segment' => $segment->path]);
echo "without\n", run_cli([$script], $ini);
?>
--EXPECT--
with a segment
offline: 0
not waited for: 0
still waited for when it has ended: 0
without
offline: 0
not waited for: 0
still waited for when it has ended: 0
