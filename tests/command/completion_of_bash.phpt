--TEST--
opcflush: bash completes commands, the options of each, and paths
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (trim((string) shell_exec('command -v bash')) === '') {
	die('skip NOT TESTED HERE: there is no bash');
}
?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$sandbox = new Sandbox();
touch("$sandbox->dir/segment-a");
touch("$sandbox->dir/segment b");

/* $words as bash splits them; the last one is being written. */
function complete(array $words): string
{
	global $sandbox;
	$script = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _opcflush; IFS="|"; echo "${COMPREPLY[*]}"; complete -p opcflush';
	$process = proc_open(
		['bash', '--norc', '-uc', $script, command_folder() . '/completion/opcflush.bash', ...$words],
		[['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes, $sandbox->dir,
	);
	$said = stream_get_contents($pipes[1]);
	proc_close($process);
	$offered = explode('|', str_replace("\ncomplete -F _opcflush opcflush\n", '', $said));
	sort($offered);
	return implode(' | ', $offered);
}

$process = proc_open(['bash', '-n', command_folder() . '/completion/opcflush.bash'], [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes);
echo 'bash -n: ', stream_get_contents($pipes[1]), proc_close($process), "\n";

foreach ([
	['opcflush', ''],
	['opcflush', 're'],
	['opcflush', 'reset', ''],
	['opcflush', 'realpath', '--w'],
	['opcflush', '--quiet', 'status', '--'],
	['opcflush', 'compact', ''],
	['opcflush', 'wait', '12', '--'],
	['opcflush', 'log', ''],
	['opcflush', '--segment', '=', ''],
	['opcflush', '--segment', '='],
	['opcflush', 'log', '--segment', '=', 'segment'],
	['opcflush', 'reset', '--note', '=', 'lo'],
	['opcflush', '--note', '=', 'log', ''],
	['opcflush', 'reset', '--wait', ''],
	['opcflush', 'refresh', ''],
	['opcflush', 'invalidate', '--'],
	['opcflush', 'invalidate', "$sandbox->dir/seg"],
	['opcflush', 'refresh', '--dry-run', "$sandbox->dir/gr"],
	['opcflush', 'reset', "$sandbox->dir/seg"],
	['opcflush', 'refresh', '@'],
	['opcflush', 'refresh', '@', 'segment'],
	['opcflush', 'invalidate', '@', "$sandbox->dir/gr"],
	['opcflush', 'invalidate', '--base', '='],
	['opcflush', 'refresh', '--base', '=', "$sandbox->dir/"],
] as $words) {
	echo str_replace($sandbox->dir, 'DIR', implode(' ', $words) . ': ' . complete($words)), "\n";
}
?>
--EXPECT--
bash -n: 0
opcflush : --help | --quiet | --segment= | --version | compact | invalidate | log | realpath | refresh | reset | status | wait
opcflush re: realpath | refresh | reset
opcflush reset : --help | --instance= | --note= | --quiet | --segment= | --version | --wait | --wait=
opcflush realpath --w: --wait | --wait=
opcflush --quiet status --: --help | --json | --quiet | --segment= | --version | --workers
opcflush compact : --help | --instance= | --note= | --quiet | --segment= | --version
opcflush wait 12 --: --help | --quiet | --segment= | --version | --wait=
opcflush log : --help | --json | --quiet | --segment= | --version
opcflush --segment = : groups | segment b | segment-a
opcflush --segment =: groups | segment b | segment-a
opcflush log --segment = segment: segment b | segment-a
opcflush reset --note = lo: 
opcflush --note = log : --help | --quiet | --segment= | --version | compact | invalidate | log | realpath | refresh | reset | status | wait
opcflush reset --wait : --help | --instance= | --note= | --quiet | --segment= | --version | --wait | --wait=
opcflush refresh : --base= | --dry-run | --help | --instance= | --json | --note= | --quiet | --segment= | --version | --wait | --wait=
opcflush invalidate --: --base= | --help | --instance= | --note= | --quiet | --segment= | --version | --wait | --wait=
opcflush invalidate DIR/seg: DIR/segment b | DIR/segment-a
opcflush refresh --dry-run DIR/gr: DIR/groups
opcflush reset DIR/seg: 
opcflush refresh @: @groups/ | @segment-a | @segment\ b
opcflush refresh @ segment: @segment-a | @segment\ b
opcflush invalidate @ DIR/gr: @DIR/groups/
opcflush invalidate --base =: groups
opcflush refresh --base = DIR/: DIR/groups
