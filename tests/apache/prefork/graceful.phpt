--TEST--
Apache prefork: apachectl graceful still works, and flushes work before and after it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('prefork');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['workers' => 3, 'segment' => true, 'files' => ['page.php' => '<?php ' . Apache::SAY_WORKER . ' echo 0;']]);
$version = 0;
$children = $apache->workers();
$apache->everyWorker('page.php');
$show = function (string $what, callable $flush) use ($apache, &$version) {
	$apache->put('page.php', '<?php ' . Apache::SAY_WORKER . ' echo ' . ++$version . ';');
	$flush();
	$status = $apache->status();
	echo "$what: ", implode(' ', $apache->everyWorker('page.php')), ", generation {$status['generation']}, instances: ",
		implode(' ', array_map(fn ($row) => $row['pid'] === $apache->master ? 'the parent' : json_encode($row), $status['instances'])), "\n";
};
for ($i = 1; $i <= 3; $i++) {
	$show('signal', fn () => $apache->flush());
	$show('command', fn () => $apache->command(['reset'])->generation());
	$apache->reload();
	echo 'graceful, children of before: ', count(array_intersect($apache->workers(), $children)), "\n";
	$children = $apache->workers();
}
$show('signal', fn () => $apache->flush());
$show('command', fn () => $apache->command(['reset'])->generation());
echo 'deaths: ', count($apache->deaths()), ', complaints: ', implode("\n", $apache->complaints()) ?: 'none', "\n";
?>
--EXPECT--
signal: 1 1 1, generation 2, instances: the parent
command: 2 2 2, generation 3, instances: the parent
graceful, children of before: 0
signal: 3 3 3, generation 4, instances: the parent
command: 4 4 4, generation 5, instances: the parent
graceful, children of before: 0
signal: 5 5 5, generation 6, instances: the parent
command: 6 6 6, generation 7, instances: the parent
graceful, children of before: 0
signal: 7 7 7, generation 8, instances: the parent
command: 8 8 8, generation 9, instances: the parent
deaths: 0, complaints: none
