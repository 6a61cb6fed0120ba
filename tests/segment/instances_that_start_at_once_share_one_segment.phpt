--TEST--
Instances that start at once, where there is no segment yet, all have the same one, and leave nothing else behind
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
for ($round = 1; $round <= 3; $round++) {
	@unlink($segment->path);
	@rmdir(dirname($segment->path));
	$processes = [];
	$script = 'echo opcflush_reset(), "\n"; $status = opcflush_status(); echo $status["segment"]["state"], "\n"; fgets(STDIN);';
	$command = php_command([getenv('TEST_PHP_EXECUTABLE')], ['opcache.enable_cli' => '1', 'opcflush.segment' => $segment->path]);
	for ($i = 0; $i < 6; $i++) {
		$processes[] = [proc_open([...$command, '-r', $script], [['pipe', 'r'], ['pipe', 'w']], $pipes, null, php_environment()), $pipes];
	}
	$said = [];
	foreach ($processes as [, [, $output]]) {
		$said[] = (int) fgets($output);
		echo trim(fgets($output)), ' ';
	}
	sort($said);
	$last = json_decode($segment->line('say(fn () => [opcflush_generation(), count(opcflush_status()["instances"]), count(array_unique(array_column(opcflush_status()["instances"], "name")))]);'));
	echo implode(' ', $said), ', generation, instances, names: ', implode(' ', $last), ', ', implode(' ', array_diff(scandir(dirname($segment->path)), ['.', '..'])), "\n";
	foreach ($processes as [$process, $pipes]) {
		array_map(fclose(...), $pipes);
		proc_close($process);
	}
}
?>
--EXPECT--
attached attached attached attached attached attached 2 3 4 5 6 7, generation, instances, names: 7 6 6, segment
attached attached attached attached attached attached 2 3 4 5 6 7, generation, instances, names: 7 6 6, segment
attached attached attached attached attached attached 2 3 4 5 6 7, generation, instances, names: 7 6 6, segment
