--TEST--
opcflush: --wait=SECONDS and wait GEN end with 1 when an older request still runs, and say how many do
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$command->instance('blog');
$show = function (array $arguments, float $seconds, array $ini = []) use ($command): void {
	$text = $command->run($arguments, $ini);
	echo implode(' ', $arguments), ': ', preg_replace('/for [\d.]+ s/', 'for N s', $text);
	$lasted = $command->seconds;
	/* A command that waits for nothing: what a busy machine takes for one. */
	$command->run(['wait', '1']);
	if ($lasted < $seconds || $lasted > $seconds + min(5, 2 + $command->seconds)) {
		echo "after $lasted s\n";
	}
};
$show(['reset', '--wait=0'], 0);
$show(['reset', '--wait=1'], 1);
$show(['realpath', '--wait=.3', '--quiet'], 0.3);
$show(['wait', '2', '--wait=1.3'], 1.3);
$command->instance('shop');
$show(['reset', '--wait=1.3'], 1.3);
$show(['wait', '4', '--wait=1.3'], 1.3);
$show(['wait', '6', '--wait=0.3'], 0);
echo 'an instance itself, ';
$show(['reset', '--wait=0'], 0, ['opcache.enable_cli' => '1']);
$show(['refresh', '/srv/', '--wait=1.3'], 1.3);
?>
--EXPECT--
reset --wait=0: 1
generation 2
opcflush: timed out after 0 s: 1 request from before generation 2 still runs, for N s
reset --wait=1: 1
generation 3
1 request from before generation 3 still runs, for N s
opcflush: timed out after 1 s: 1 request from before generation 3 still runs, for N s
realpath --wait=.3 --quiet: 1
opcflush: timed out after 0.3 s: 1 request from before generation 4 still runs, for N s
wait 2 --wait=1.3: 1
1 request from before generation 2 still runs, for N s
opcflush: timed out after 1.3 s: 1 request from before generation 2 still runs, for N s
reset --wait=1.3: 1
generation 5
2 requests from before generation 5 still run, the oldest for N s
opcflush: timed out after 1.3 s: 2 requests from before generation 5 still run, the oldest for N s
wait 4 --wait=1.3: 1
1 request from before generation 4 still runs, for N s
opcflush: timed out after 1.3 s: 1 request from before generation 4 still runs, for N s
wait 6 --wait=0.3: 2
opcflush: GEN 6, which is no order's yet; accepted: 1 to 5, the newest (opcflush --help tells more)
an instance itself, reset --wait=0: 1
generation 6
opcflush: timed out after 0 s: 2 requests from before generation 6 still run, the oldest for N s
refresh /srv/ --wait=1.3: 1
generation 7
2 requests from before generation 7 still run, the oldest for N s
opcflush: timed out after 1.3 s: 2 requests from before generation 7 still run, the oldest for N s
