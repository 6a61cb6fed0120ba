--TEST--
opcflush: --wait and wait GEN return when the last older request has ended, not before and not 0.2 s later
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

/* A request that ends $seconds after the file "go" has come, and says when it did. */
const REQUEST = <<<'PHP'
	$dir = dirname($argv[1]);
	register_shutdown_function(fn () => file_put_contents("$dir/ended", sprintf('%.6f', microtime(true))));
	file_put_contents($argv[1], '1');
	while (!is_file("$dir/go")) { usleep(1000); }
	usleep(1500000);
	PHP;

$command = new Command();
foreach (['reset', 'wait'] as $way) {
	@unlink($command->file('go'));
	@unlink($command->file('ended'));
	$old = $command->instance('old', script: REQUEST);
	if ($way === 'wait') {
		$command->run(['reset']);
		$new = $command->instance('new');
	}
	touch($command->file('go'));
	$said = $command->run($way === 'reset' ? ['reset', '--wait'] : ['wait', '3', '--wait=20']);
	$late = microtime(true) - (float) file_get_contents($command->file('ended'));
	echo preg_replace('/for [\d.]+ s/', 'for N s', $said);
	echo $late > 0 && $late < 0.2 ? 'in time' : sprintf('%.3f s late', $late), ', ', $command->seconds > 1 ? 'it waited' : 'at once', "\n";
}

echo 'again: ', $command->run(['wait', '3', '--wait=0']), $command->run(['wait', '1']);
echo 'of the new one: ', preg_replace('/for [\d.]+ s/', 'for N s', $command->run(['reset', '--wait=0']));
posix_kill($new, SIGKILL);
$command->instance('newest');
echo 'killed: ', $command->run(['wait', '4', '--wait=0']);
?>
--EXPECT--
0
generation 2
1 request from before generation 2 still runs, for N s
in time, it waited
0
1 request from before generation 3 still runs, for N s
in time, it waited
again: 0
0
of the new one: 1
generation 4
opcflush: timed out after 0 s: 1 request from before generation 4 still runs, for N s
killed: 0
