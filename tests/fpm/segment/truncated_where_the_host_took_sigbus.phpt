--TEST--
Where the host takes SIGBUS after PHP's startup, as httpd does, no worker dies of a truncated segment
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/host.inc';
skip_without_compiler();
?>
--FILE--
<?php
require __DIR__ . '/host.inc';
require __DIR__ . '/../segment.inc';

$sandbox = new Sandbox;
$fpm = start_in_host($sandbox, ['files' => ['page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo opcflush_status()["segment"]["state"];']]);
$show = fn (string $what) => print("$what: " . implode(' ', $fpm->everyWorker('page.php')) . "\n");
$show('sound');
$workers = $fpm->workers();
SegmentFile::truncate($fpm->segment(), 0);
$show('truncated');
$generation = $fpm->generation();
$fpm->deliver(SIGURG);
echo 'by a signal: ', $fpm->generation() - $generation, " more\n";
$show('afterwards');
echo 'the same workers: ', var_export($fpm->workers() === $workers, true), ', deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
sound: attached attached attached
truncated: lost lost lost
by a signal: 1 more
afterwards: lost lost lost
the same workers: true, deaths: 0
