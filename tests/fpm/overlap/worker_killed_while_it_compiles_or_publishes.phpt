--TEST--
A worker killed by SIGKILL before, in and right after publishing leaves nothing stale, whether the flush came first or the kill
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => [], 'other' => []], 'files' => [
	'page.php' => '<?php if (!$_GET) { include __DIR__ . "/part.php"; }',
	'state.php' => '<?php include __DIR__ . "/part.php"; echo " ", (int) opcache_is_script_cached(__DIR__ . "/part.php");',
]]);

foreach (['compile', 'compiled', 'published'] as $point) {
	foreach (['flushed, then killed', 'killed, then flushed'] as $sequence) {
		$fpm->put('part.php', '<?php echo "stale";');
		$fpm->flush(SIGURG);
		/* So that the page itself is compiled before it comes to the pause. */
		$fpm->get('page.php', ['without' => 1], 'other');
		[$worker] = $fpm->workers('www');
		$fpm->pause->set($point);
		$killed = $fpm->begin('page.php');
		$fpm->pause->await($point);
		$fpm->put('part.php', '<?php echo "new";');
		if ($sequence === 'flushed, then killed') {
			$fpm->deliver(SIGURG);
			$waiting = $fpm->begin('page.php', [], 'other');
			posix_kill($worker, SIGKILL);
		} else {
			posix_kill($worker, SIGKILL);
			$killed->finish();
			$fpm->deliver(SIGURG);
			$waiting = $fpm->begin('page.php', [], 'other');
		}
		$fpm->pause->clear($point);
		echo "$point, $sequence: ", $killed->finish()->body, $waiting->finish()->body;
		until(fn () => $fpm->workers('www') && $fpm->workers('www') !== [$worker], 'another worker');
		foreach (['www', 'other', 'www'] as $pool) {
			echo ', ', $fpm->get('state.php', [], $pool);
		}
		$status = $fpm->status('other');
		echo $status['applied'] === $status['generation'] ? '' : ', not applied', "\n";
	}
}
echo 'deaths of others: ', count($fpm->deaths('SIGKILL')), "\n";
?>
--EXPECT--
compile, flushed, then killed: new, new 1, new 1, new 1
compile, killed, then flushed: new, new 1, new 1, new 1
compiled, flushed, then killed: new, new 1, new 1, new 1
compiled, killed, then flushed: new, new 1, new 1, new 1
published, flushed, then killed: new, new 1, new 1, new 1
published, killed, then flushed: new, new 1, new 1, new 1
deaths of others: 0
