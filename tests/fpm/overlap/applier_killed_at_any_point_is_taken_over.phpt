--TEST--
An applier killed by SIGKILL at any point: the next request takes over within wait_ms and is fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 3, 'ini' => ['opcflush.wait_ms' => '5000'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
]]);
$fpm->everyWorker('page.php');
foreach (['claimed', 'invalidated', 'applying'] as $point) {
	foreach (['next', 'waiting'] as $who) {
		$fpm->put('part.php', "<?php echo 'new';");
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
		echo "$point, $who request: ", $killed->body, $other->finish()->body, "\n";
		echo 'within wait_ms: ', var_export(microtime(true) - $start < 5, true), "\n";
		echo 'every worker: ', implode(' ', $fpm->everyWorker('page.php')), "\n";
		$status = $fpm->status();
		echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
		$fpm->put('part.php', "<?php echo 'old';");
		$fpm->flush(SIGURG);
		$fpm->everyWorker('page.php');
	}
}
echo 'takeovers: ', var_export($fpm->status()['takeovers'] > 0, true), "\n";
echo 'deaths of others: ', count($fpm->deaths('SIGKILL')), "\n";
?>
--EXPECT--
claimed, next request: new
within wait_ms: true
every worker: new new new
applied: true
claimed, waiting request: new
within wait_ms: true
every worker: new new new
applied: true
invalidated, next request: new
within wait_ms: true
every worker: new new new
applied: true
invalidated, waiting request: new
within wait_ms: true
every worker: new new new
applied: true
applying, next request: new
within wait_ms: true
every worker: new new new
applied: true
applying, waiting request: new
within wait_ms: true
every worker: new new new
applied: true
takeovers: true
deaths of others: 0
