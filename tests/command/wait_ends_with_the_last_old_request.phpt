--TEST--
opcflush: --wait and wait GEN return when the last older request has ended, not before and not 0.2 s later
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

/* A request that ends a while after the command has said that it waits, and says when it did. */
const REQUEST = <<<'PHP'
	$dir = dirname($argv[1]);
	register_shutdown_function(fn () => file_put_contents("$dir/ended", sprintf('%.6f', microtime(true))));
	file_put_contents($argv[1], '1');
	while (!str_contains((string) @file_get_contents("$dir/errors"), 'still runs')) { usleep(1000); }
	usleep(1500000);
	PHP;

$command = new Command();
$generation = 1;
$new = null;
/* The machine may have been busy for those 0.2 s: the best of some tries, less what a command takes that waits for nothing. */
$try = function (string $way) use ($command, &$generation, &$new) {
	@unlink($command->file('errors'));
	@unlink($command->file('ended'));
	if ($new) {
		$command->sandbox->stop($new, SIGKILL);
	}
	$old = $command->instance('old', script: REQUEST);
	$generation++;
	if ($way === 'wait') {
		$command->run(['reset']);
		$new = $command->instance('new');
	}
	$said = $command->run($way === 'reset' ? ['reset', '--wait'] : ['wait', "$generation", '--wait=20']);
	$late = microtime(true) - (float) file_get_contents($command->file('ended'));
	$waited = $command->seconds;
	$command->run(['wait', '1']);
	return [$late > 0 && $late - $command->seconds < 0.2 ? 'in time' : sprintf('%.3f s late', $late), $waited > 1 ? 'it waited' : 'at once', $said];
};
foreach (['reset', 'wait'] as $way) {
	for ($tries = 0; $tries < 5 && ($best[0] ?? '') !== 'in time'; $tries++) {
		$best = $try($way);
	}
	[$late, $waited, $said] = $best;
	$best = [];
	echo preg_replace(['/for [\d.]+ s/', '/generation \d+/'], ['for N s', 'generation N'], $said), "$late, $waited\n";
}

$say = fn (string $said) => str_replace(['generation ' . $generation + 1], 'generation NEXT', preg_replace('/for [\d.]+ s/', 'for N s', $said));
echo 'again: ', $command->run(['wait', "$generation", '--wait=0']), $command->run(['wait', '1']);
echo 'of the new one: ', $say($command->run(['reset', '--wait=0']));
$command->sandbox->stop($new, SIGKILL);
$command->instance('newest');
echo 'killed: ', $command->run(['wait', (string) ($generation + 1), '--wait=0']);
?>
--EXPECT--
0
generation N
1 request from before generation N still runs, for N s
in time, it waited
0
1 request from before generation N still runs, for N s
in time, it waited
again: 0
0
of the new one: 1
generation NEXT
opcflush: timed out after 0 s: 1 request from before generation NEXT still runs, for N s
killed: 0
