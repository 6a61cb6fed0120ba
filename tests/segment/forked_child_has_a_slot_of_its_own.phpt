--TEST--
A forked child of an instance: a slot of its own in the segment, which is waited for, and gone when it ends
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

$segment = new Segment;
$script = $segment->site->put('script.php', <<<'PHP'
	<?php
	require getenv('CHILD_INC');
	$show = function (string $who) {
		$status = opcflush_status(true);
		echo "$who: instances ", count($status['instances']), ', workers ', $status['instances'][0]['workers'], ', online ', $status['instances'][0]['online'],
			', own slots ', count(array_filter($status['slots'], fn ($slot) => $slot['own'] && $slot['pid'] === getmypid())),
			' of ', count($status['slots']), ', instance\'s pid ', $status['instances'][0]['pid'] === PARENT ? 'the parent\'s' : 'ANOTHER', "\n";
	};
	define('PARENT', getmypid());
	$show('before');
	echo in_child(function () use ($show) {
		ob_start();
		$show('child');
		echo 'child: ', opcflush_reset(), ', waits for the parent: ', json_encode(opcflush_wait(2, 0)), "\n";
		return ob_get_clean();
	});
	$show('after');
	echo 'after: ', json_encode(opcflush_wait(2, 0)), "\n";

	$pid = pcntl_fork();
	if ($pid === 0) {
		sleep(30);
		exit;
	}
	for ($i = 0; $i < 10000 && count(array_filter(opcflush_status(true)['slots'], fn ($slot) => $slot['online'])) < 2; $i++) {
		usleep(1000);
	}
	$generation = opcflush_reset();
	echo 'a child runs: ', json_encode(opcflush_wait($generation, 0)), ', ';
	posix_kill($pid, SIGKILL);
	echo 'killed: ', json_encode(opcflush_wait($generation, 10)), ', ';
	pcntl_waitpid($pid, $status);
	echo count(opcflush_status(true)['slots']), " slot\n";
	PHP);
putenv('CHILD_INC=' . __DIR__ . '/../child.inc');
$ini = ['opcache.enable_cli' => '1', 'opcflush.segment' => $segment->path];
if (is_file($pcntl = trim(file_get_contents(getenv('OPCFLUSH_PHP_PREFIX') . '/extension_dir')) . '/pcntl.so')) {
	$ini['extension'] = $pcntl;
}
echo run_cli([$script], $ini);
?>
--EXPECT--
before: instances 1, workers 1, online 1, own slots 1 of 1, instance's pid the parent's
child: instances 1, workers 2, online 2, own slots 1 of 2, instance's pid the parent's
child: 2, waits for the parent: false
after: instances 1, workers 1, online 1, own slots 1 of 1, instance's pid the parent's
after: true
a child runs: false, killed: true, 1 slot
