--TEST--
README.md: the sample of "opcflush status" is what it prints, what differs from run to run aside
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';
require __DIR__ . '/sample.inc';

$page = ['page.php' => '<?php ' . Fpm::SAY_WORKER];
$fpm = new Fpm(['segment' => true, 'workers' => 8, 'files' => $page, 'ini' => ['opcflush.signals' => 'URG=invalidate /srv/shop/**']]);
$other = new Fpm(['segment' => $fpm->segment(), 'workers' => 4, 'files' => $page]);
$fpm->command(['reset', '--note=release 41']);
$fpm->everyWorker('page.php');
$other->everyWorker('page.php');
$fpm->deliver();
$fpm->command(['refresh', '/srv/blog/', '--note=release 42']);
[, $request] = $fpm->hold();
/* Who has answered may still have to end its request. */
$online = fn () => array_column(json_decode($fpm->command(['status', '--json'])->output, true)['instances'], 'online');
until(fn () => $online() === [1, 0], 'only the request that is held runs');
$status = $fpm->command(['status'])->output;
$fpm->pause->clear('held');
$request->finish();
compare(even_out($status, $fpm->site), readme_block('text', 'INSTANCE'));
?>
--EXPECT--
segment PATH
generation 4

INSTANCE PID PHP SINCE APPLIED LOOKED AT INVALIDATED KEPT WORKERS ONLINE
NAME PID VERSION MOMENT 4 NUMBERS 8 1
NAME PID VERSION MOMENT 2 NUMBERS 4 0

GENERATION ORDER INSTANCE WHEN WHO NOTE
 4 refresh /srv/blog/ all AGE WHO (cli PID) release 42
 3 invalidate /srv/shop/** NAME AGE WHO (PID)
 2 reset all AGE WHO (cli PID) release 41

the sample is the same
