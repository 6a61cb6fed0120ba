--TEST--
opcflush: an order prints the generation; the log tells who, to whom and why; options stand anywhere
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$command->instance('blog');
$command->instance('shop');
echo 'nothing yet: ', $command->run(['log']);

$before = time();
foreach ([
	['reset'],
	['--note=release 42', 'realpath', '--instance=shop'],
	['--note=ünïcödé, "quoted" \\ --and --more=so', '--quiet', '--', 'reset'],
	['reset', '--note=' . str_repeat('x', 80), '--quiet', '--note=' . str_repeat('n', 80)],
	['refresh'],
	['refresh', '/srv/', '--note=release 43', '/srv/**/x.php', '--instance=blog'],
	['invalidate', '/srv/a b.php', '/srv/{a,b}/', "'/srv/[c].php'"],
	['invalidate', '--quiet', '--note=release 44', '--', '/srv/' . str_repeat('long/', 20)],
	['compact'],
	['--instance=blog', 'compact', '--note=at night'],
] as $arguments) {
	echo $command->run($arguments);
}

$log = $command->run(['log']);
foreach (explode("\n", trim($log)) as $i => $line) {
	$fields = explode("\t", $line);
	if (count($fields) === 9) {
		$time = strtotime($fields[0]);
		$fields[0] = preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/', $fields[0]) && $time >= $before && $time <= time() ? 'TIME' : "not the time: $fields[0]";
		$fields[4] = $fields[4] === (posix_getpwuid(posix_geteuid())['name'] ?? (string) posix_geteuid()) ? 'USER' : "not the user: $fields[4]";
		$fields[5] = (int) $fields[5] > 1 ? 'PID' : "not a pid: $fields[5]";
		$fields[7] = preg_replace('/ on line \d+$/', ' on line N', $fields[7]);
	}
	echo implode(' | ', $fields), "\n";
}

$rows = json_decode(substr($command->run(['--json', 'log']), 2), true);
echo implode(' ', array_column($rows, 'generation')), ': ', implode(' ', array_keys($rows[0])), "\n";
$silent = $command->run(['log', '--quiet']);
echo 'quiet: ', $silent;
?>
--EXPECT--
nothing yet: 0
0
generation 2
0
generation 3
0
0
0
generation 6
0
generation 7
0
generation 8
0
0
generation 10
0
generation 11
0
TIME | 2 | reset | all | USER | PID | cli | opcflush reset | 
TIME | 3 | realpath | shop | USER | PID | cli | opcflush realpath | release 42
TIME | 4 | reset | all | USER | PID | cli | opcflush reset | ünïcödé, "quoted" \ --and --more=so
TIME | 5 | reset | all | USER | PID | cli | opcflush reset | nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
TIME | 6 | refresh | all | USER | PID | cli | opcflush refresh | 
TIME | 7 | refresh /srv/ /srv/**/x.php | blog | USER | PID | cli | opcflush refresh | release 43
TIME | 8 | invalidate /srv/a\ b.php /srv/{a,b}/ '/srv/[c].php' | all | USER | PID | cli | opcflush invalidate | 
TIME | 9 | invalidate /srv/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/ | all | USER | PID | cli | opcflush invalidate | release 44
TIME | 10 | compact | all | USER | PID | cli | opcflush compact | 
TIME | 11 | compact | blog | USER | PID | cli | opcflush compact | at night
2 3 4 5 6 7 8 9 10 11: generation order instance time pid uid sapi by note
quiet: 0
