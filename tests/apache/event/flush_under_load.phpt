--TEST--
Apache event: flushes again and again under load, by the parent, the command and calls: none stale, none failed
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';
require __DIR__ . '/../../fpm/load.inc';

$apache = new Apache(['segment' => true, 'files' => ['page.php' => '<?php echo 0;', 'reset.php' => '<?php echo opcflush_reset();']]);
$loads = [new Load($apache, 'page.php'), new Load($apache, 'page.php')];
$flushes = [
	'signal' => fn () => $apache->flush(),
	'command' => fn () => $apache->command(['reset'])->generation(),
	'call of another process' => fn () => $apache->php('echo opcflush_reset();')->generation(),
	'call of a page' => fn () => $apache->get('reset.php'),
];
$generation = $apache->generation();
$version = 0;
for ($i = 0; $i < 8; $i++) {
	foreach ($flushes as $flush) {
		$apache->put('page.php', '<?php echo ' . ++$version . ';');
		$flush();
		foreach ($loads as $load) {
			$load->floor($version);
			$load->await(10);
		}
	}
}
/* The second one has the first one's end in its hands. */
foreach (array_reverse($loads) as $load) {
	$seen = $load->end();
	echo 'answers: ', $seen['answers'] >= 320 ? 'many' : $seen['answers'], ", stale: {$seen['stale']}, failed: {$seen['failed']}\n";
	echo implode("\n", $seen['details']), $seen['details'] ? "\n" : '';
}
echo 'generations: ', $apache->generation() - $generation, ', deaths: ', count($apache->deaths()), "\n";
?>
--EXPECT--
answers: many, stale: 0, failed: 0
answers: many, stale: 0, failed: 0
generations: 32, deaths: 0
