--TEST--
The only worker is killed right after publishing: the one that takes its place settles what it left
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'ini' => ['opcflush.wait_ms' => '5000'], 'files' => [
	'page.php' => '<?php if (!$_GET) { include __DIR__ . "/part.php"; }',
	'part.php' => '<?php echo "old";',
]]);
foreach (['compiled', 'published'] as $point) {
	$fpm->put('part.php', '<?php echo "stale";');
	$fpm->flush(SIGURG);
	/* So that the page itself is compiled before it comes to the pause. */
	$fpm->get('page.php', ['without' => 1]);
	[$worker] = $fpm->workers();
	$fpm->pause->set($point);
	$killed = $fpm->begin('page.php');
	$fpm->pause->await($point);
	$fpm->put('part.php', '<?php echo "new";');
	$fpm->deliver(SIGURG);
	posix_kill($worker, SIGKILL);
	$fpm->pause->clear($point);
	$killed->finish();
	$start = microtime(true);
	echo "$point: ", $fpm->get('page.php'), ', ', $fpm->get('page.php'), "\n";
	echo 'within wait_ms: ', var_export(microtime(true) - $start < 5, true), "\n";
	$status = $fpm->status();
	echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
}
?>
--EXPECT--
compiled: new, new
within wait_ms: true
applied: true
published: new, new
within wait_ms: true
applied: true
