--TEST--
An order whose writer was killed before it could say what it is counts as a reset for all instances
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../segment.inc';


$files = [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
];
$fpm = new Fpm(['segment' => true, 'files' => $files]);
$other = new Fpm(['segment' => $fpm->segment(), 'files' => $files]);
foreach ([$fpm, $other] as $server) {
	$server->everyWorker('page.php');
	$server->put('part.php', '<?php echo "new";');
}
$fpm->command(['realpath']);
/* What such a writer leaves: its number is taken, and nothing stands under it. */
SegmentFile::setGeneration($fpm->segment(), SegmentFile::generation($fpm->segment()) + 1);
foreach ([$fpm, $other] as $server) {
	echo implode(' ', $server->everyWorker('page.php')), ', flushes: ', $server->status()['flushes'], "\n";
}
echo 'the next: ', $fpm->command(['reset']), "\n";
echo 'log: ', implode(' ', array_column(json_decode($fpm->command(['log', '--json'])->output, true), 'generation')), "\n";
?>
--EXPECT--
new new, flushes: 1
new new, flushes: 1
the next: 0 generation 4
log: 2 4
