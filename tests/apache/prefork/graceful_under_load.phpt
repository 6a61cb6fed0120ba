--TEST--
Apache prefork: apachectl graceful and flushes again and again under load: none stale, none failed
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('prefork');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';
require __DIR__ . '/../../fpm/load.inc';

$apache = new Apache(['workers' => 6, 'segment' => true, 'files' => ['page.php' => '<?php echo 0;']]);
$load = new Load($apache, 'page.php');
$flushes = [
	'signal' => fn () => $apache->flush(),
	'command' => fn () => $apache->command(['reset'])->generation(),
	'call' => fn () => $apache->php('echo opcflush_reset();')->generation(),
];
$generation = $apache->generation();
$version = 0;
for ($i = 0; $i < 6; $i++) {
	foreach ($flushes as $flush) {
		$apache->put('page.php', '<?php echo ' . ++$version . ';');
		$flush();
		$load->floor($version);
		$load->await(10);
	}
	$apache->reload(idle: false);
	$load->await(10);
}
$seen = $load->end();
echo 'answers: ', $seen['answers'] > 200 ? 'many' : $seen['answers'], ", stale: {$seen['stale']}, failed: {$seen['failed']}\n";
echo implode("\n", $seen['details']), $seen['details'] ? "\n" : '';
echo 'generations: ', $apache->generation() - $generation, ', deaths: ', count($apache->deaths()), "\n";
echo 'instances: ', until(fn () => count($apache->status()['instances']) === 1, 'the former ones are gone') ? 1 : '', "\n";
?>
--EXPECT--
answers: many, stale: 0, failed: 0
generations: 18, deaths: 0
instances: 1
