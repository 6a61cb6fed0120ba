--TEST--
Apache event: SIGURG to a child is held back by Apache, as all signals are there, and harms nothing; SIGURG to the parent flushes
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['files' => ['page.php' => '<?php ' . Apache::SAY_THREAD . ' echo "old";']]);
$apache->everyThread('page.php');
$apache->put('page.php', '<?php ' . Apache::SAY_THREAD . ' echo "new";');
$children = $apache->workers();
foreach ($children as $child) {
	posix_kill($child, SIGURG);
}
usleep(100000);
echo 'pending: ', implode(' ', array_map(fn ($child) => var_export(Apache::isPending($child, SIGURG), true), array_slice($children, 0, 2))), "\n";
echo 'generation: ', $apache->generation(), ', all: ', implode(' and ', array_unique($apache->everyThread('page.php'))), "\n";
$apache->flush();
echo 'generation: ', $apache->generation(), ', all: ', implode(' and ', array_unique($apache->everyThread('page.php'))), "\n";
echo 'the same children: ', var_export(array_diff($children, $apache->workers()) === [], true), ', deaths: ', count($apache->deaths()), "\n";
?>
--EXPECT--
pending: true true
generation: 1, all: old
generation: 2, all: new
the same children: true, deaths: 0
