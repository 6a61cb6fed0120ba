--TEST--
opcflush: while it waits, a terminal shows one line that changes, and a pipe gets a line when the number has changed
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$first = $command->instance('blog');
$second = $command->instance('shop');
$command->run(['reset']);
$command->instance('new');

/* Runs wait 2 with this standard error, and ends the old instances one by one. */
$watch = function (mixed $errors, array $more = []) use ($command): array {
	$process = proc_open($command->line(['wait', '2', '--wait=100', ...$more]), [['file', '/dev/null', 'r'], ['pipe', 'w'], $errors], $pipes);
	stream_set_blocking($pipes[2], false);
	$said = '';
	$read = function () use (&$said, $pipes): string {
		return $said .= (string) @fread($pipes[2], 65536);
	};
	return [$process, $read, $pipes];
};

[$process, $read, $pipes] = $watch(['pty']);
until(fn () => preg_match_all('/2 requests/', $read()) >= 3, 'a line that changes');
[$plain, $read_plain, $plain_pipes] = $watch(['pipe', 'w']);
[$quiet, $read_quiet, $quiet_pipes] = $watch(['pipe', 'w'], ['--quiet']);
until(fn () => str_contains($read_plain(), "\n"), 'a plain line');
/* A second and more, as the terminal's line tells, in which the pipe has nothing new to say. */
$lines = preg_match_all('/2 requests/', $read());
until(fn () => preg_match_all('/2 requests/', $read()) >= $lines + 6, 'the line changes on');
$command->sandbox->stop($first);
until(fn () => str_contains($read_plain(), '1 request '), 'another plain line');
until(fn () => str_contains($read(), '1 request '), 'another line');
$command->sandbox->stop($second);

foreach ([[$plain, $read_plain, 'pipe'], [$quiet, $read_quiet, 'quiet'], [$process, $read, 'terminal']] as [$one, $its, $name]) {
	$status = until(fn () => $its() !== null && !($status = proc_get_status($one))['running'] ? $status : null, "the end of the one on a $name");
	echo "$name: exit $status[exitcode]\n";
}
echo preg_replace('/for [\d.]+ s/', 'for N s', $read_plain()), '[', $read_quiet(), "]\n";

$said = $read();
$lines = explode("\r", $said);
echo 'first: ', json_encode(preg_replace('/for [\d.]+ s/', 'for N s', $lines[1])), "\n";
echo 'last: ', json_encode(end($lines)), "\n";
echo 'line feeds: ', substr_count($said, "\n"), ', ages: ', count(array_unique(preg_replace('/^.*for |\e.*$/', '', $lines))) > 5 ? 'they grow' : 'they stand', "\n";
echo 'standard output: [', stream_get_contents($pipes[1]), stream_get_contents($plain_pipes[1]), "]\n";
?>
--EXPECT--
pipe: exit 0
quiet: exit 0
terminal: exit 0
2 requests from before generation 2 still run, the oldest for N s
1 request from before generation 2 still runs, for N s
[]
first: "\u001b[?7l2 requests from before generation 2 still run, the oldest for N s\u001b[K\u001b[?7h"
last: "\u001b[?7l\u001b[K\u001b[?7h"
line feeds: 0, ages: they grow
standard output: []
