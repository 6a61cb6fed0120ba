--TEST--
An applier killed by SIGKILL at any point of a refresh: the next request takes over within wait_ms and is fresh, and unchanged scripts keep their hits
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 3, 'ini' => ['opcflush.signals' => 'SIGURG=refresh', 'opcflush.wait_ms' => '5000'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/same.php"; include __DIR__ . "/part.php";',
	'same.php' => '<?php',
	'part.php' => '<?php echo "old";',
	'hits.php' => '<?php for ($i = 0; $i < 100; $i++) { include __DIR__ . "/same.php"; }',
]]);
$fpm->settle();
/* More than all that comes can give it: with fewer than it had, it is compiled again. */
$fpm->get('hits.php');
$fpm->everyWorker('page.php');
foreach (['claimed', 'invalidated', 'applying'] as $point) {
	foreach (['next', 'waiting'] as $who) {
		$hits = $fpm->hits('same.php')['same.php'];
		$fpm->put('part.php', '<?php echo "new";');
		$fpm->pause->set($point);
		$fpm->deliver(SIGURG);
		$killed = $fpm->begin('page.php');
		$applier = $fpm->pause->await($point);
		$other = $who === 'waiting' ? $fpm->begin('page.php') : null;
		posix_kill($applier, SIGKILL);
		$fpm->pause->clear($point);
		$killed = $killed->finish();
		$other ??= $fpm->begin('page.php');
		$start = microtime(true);
		echo "$point, $who request: ", $killed->body, $other->finish()->body;
		echo microtime(true) - $start < 5 ? '' : ', NOT WITHIN wait_ms';
		echo ', every worker: ', implode(' ', $fpm->everyWorker('page.php'));
		echo $fpm->hits('same.php')['same.php'] >= $hits ? '' : ', SAME IS COMPILED AGAIN';
		$status = $fpm->status();
		echo $status['applied'] === $status['generation'] ? '' : ', NOT APPLIED', "\n";
		$fpm->put('part.php', '<?php echo "old";');
		$fpm->settle();
		$fpm->flush(SIGURG);
		$fpm->everyWorker('page.php');
	}
}
echo 'takeovers: ', var_export($fpm->status()['takeovers'] > 0, true), "\n";
echo 'deaths of others: ', count($fpm->deaths('SIGKILL')), "\n";
?>
--EXPECT--
claimed, next request: new, every worker: new new new
claimed, waiting request: new, every worker: new new new
invalidated, next request: new, every worker: new new new
invalidated, waiting request: new, every worker: new new new
applying, next request: new, every worker: new new new
applying, waiting request: new, every worker: new new new
takeovers: true
deaths of others: 0
