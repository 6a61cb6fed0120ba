--TEST--
Where the host takes SIGBUS after PHP's startup, as httpd does, workers without a request so far do not die of a truncated segment
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
$workers = $fpm->workers();
SegmentFile::truncate($fpm->segment(), 0);
$show('truncated');
echo 'the same workers: ', var_export($fpm->workers() === $workers, true), ', deaths: ', count($fpm->deaths()), "\n";
posix_kill($workers[0], SIGKILL);
until(fn () => count($fpm->workers()) === 3 && !in_array($workers[0], $fpm->workers(), true), 'there is a new worker');
$show('a new worker');
echo 'deaths: ', count($fpm->deaths('SIGKILL')), "\n";
?>
--EXPECT--
truncated: lost lost lost
the same workers: true, deaths: 0
a new worker: lost lost lost
deaths: 0
