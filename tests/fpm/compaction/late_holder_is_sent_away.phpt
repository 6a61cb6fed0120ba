--TEST--
The worker that has closed the gate is stopped: who waits opens it when its time is over, and it restarts nothing when it goes on
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['workers' => 4, 'ini' => ['opcflush.compact_pause' => '4000', 'opcflush.compact_patience' => '0'] + ONLY_WHEN_ASKED, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
]]);
$fpm->everyWorker('page.php');
[$other, $held] = $fpm->hold();
until(fn () => count(array_filter($fpm->workers(), Server::isAccepting(...))) === 3, 'the others are idle');
$fpm->deliver(COMPACT);
$holder = $fpm->begin('page.php');
$worker = current(until(fn () => array_diff(array_filter($fpm->workers(), fn ($pid) => !Server::isAccepting($pid)), [$other]), 'it has begun'));
until(fn () => is_resting($worker), 'it waits for the other one, the gate closed');
$lateness = new Lateness($fpm->sandbox);
posix_kill($worker, SIGSTOP);
$start = microtime(true);
/* The page takes 20 ms. */
echo 'others: ', $fpm->get('page.php'), ', after the pause and 100 ms: ', ($seconds = microtime(true) - $start) < $lateness->bound(4.15, 9) ? 'yes' : $seconds, "\n";
$start = microtime(true);
echo 'the next: ', $fpm->get('page.php'), ', ', ($seconds = microtime(true) - $start) < $lateness->bound(0.1, 3) ? 'at once' : $seconds, "\n";
echo 'restarts: ', memory($fpm)['manual_restarts'], "\n";
posix_kill($worker, SIGCONT);
echo 'the holder: ', $holder->finish()->body, ', restarts: ', memory($fpm)['manual_restarts'], ', in vain: ', $fpm->status()['compaction']['in_vain'] >= 1 ? 'counted' : 'not counted', "\n";
$fpm->pause->clear('held');
$held->finish();
await_compactions($fpm, 1);
echo 'then it comes: ', implode(' ', $fpm->everyWorker('page.php')), ', deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
others: old, after the pause and 100 ms: yes
the next: old, at once
restarts: 0
the holder: old, restarts: 0, in vain: counted
then it comes: old old old old, deaths: 0
