--TEST--
Apache event: apachectl graceful replaces the children and gives their slots back; flushes work before and after it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['segment' => true, 'files' => ['page.php' => '<?php ' . Apache::SAY_THREAD . ' echo 0;']]);
$version = 0;
$children = $apache->workers();
$show = function (string $what, callable $flush) use ($apache, &$version) {
	$apache->put('page.php', '<?php ' . Apache::SAY_THREAD . ' echo ' . ++$version . ';');
	$flush();
	$answers = $apache->everyThread('page.php');
	$status = json_decode($apache->command(['status', '--workers', '--json'])->output, true);
	$pids = array_column($status['slots'], 'pid');
	echo "$what: ", implode(' and ', array_unique($answers)), ", generation {$status['generation']}, instances: ",
		implode(' ', array_map(fn ($row) => $row['pid'] === $apache->master ? 'the parent' : json_encode($row), $status['instances'])),
		', slots: ', array_diff($pids, $apache->workers()) ? 'of the dead as well' : (count($pids) === count($apache->workers()) * 4 ? 'one a thread' : count($pids)), "\n";
};
for ($i = 1; $i <= 3; $i++) {
	$show('signal', fn () => $apache->deliver());
	$show('command', fn () => $apache->command(['reset'])->generation());
	$apache->reload();
	echo 'graceful, children of before: ', count(array_intersect($apache->workers(), $children)), "\n";
	$children = $apache->workers();
}
$show('signal', fn () => $apache->deliver());
$show('command', fn () => $apache->command(['reset'])->generation());
echo 'deaths: ', count($apache->deaths('SIGTERM')), ', complaints: ', implode("\n", $apache->complaints()) ?: 'none', "\n";
?>
--EXPECT--
signal: 1, generation 2, instances: the parent, slots: one a thread
command: 2, generation 3, instances: the parent, slots: one a thread
graceful, children of before: 0
signal: 3, generation 4, instances: the parent, slots: one a thread
command: 4, generation 5, instances: the parent, slots: one a thread
graceful, children of before: 0
signal: 5, generation 6, instances: the parent, slots: one a thread
command: 6, generation 7, instances: the parent, slots: one a thread
graceful, children of before: 0
signal: 7, generation 8, instances: the parent, slots: one a thread
command: 8, generation 9, instances: the parent, slots: one a thread
deaths: 0, complaints: none
