--TEST--
A worker killed by SIGKILL before, in and right after publishing, and a refresh before or after its death: nothing is stale
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => [], 'other' => []], 'ini' => ['opcflush.signals' => 'SIGURG=refresh', 'opcflush.wait_ms' => '10000'], 'files' => [
	'same.php' => '<?php',
	'page.php' => '<?php include __DIR__ . "/same.php"; if (!$_GET) { include __DIR__ . "/part.php"; }',
	'state.php' => '<?php include __DIR__ . "/same.php"; include __DIR__ . "/part.php"; echo " ", (int) opcache_is_script_cached(__DIR__ . "/part.php");',
]]);
$fpm->settle();
foreach (['compile', 'compiled', 'published'] as $point) {
	foreach (['refreshed, then killed', 'killed, then refreshed'] as $sequence) {
		$fpm->put('part.php', '<?php echo "stale";');
		$fpm->settle();
		$fpm->flush(SIGURG);
		/* So that the page itself is compiled before it comes to the pause. */
		$fpm->get('page.php', ['without' => 1], 'other');
		[$worker] = $fpm->workers('www');
		$fpm->pause->set($point);
		$killed = $fpm->begin('page.php');
		$fpm->pause->await($point);
		$fpm->put('part.php', '<?php echo "fresh";');
		if ($sequence === 'refreshed, then killed') {
			$fpm->deliver(SIGURG);
			$waiting = $fpm->begin('state.php', [], 'other');
			posix_kill($worker, SIGKILL);
		} else {
			posix_kill($worker, SIGKILL);
			$killed->finish();
			$fpm->deliver(SIGURG);
			$waiting = $fpm->begin('state.php', [], 'other');
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
compile, refreshed, then killed: fresh 1, fresh 1, fresh 1, fresh 1
compile, killed, then refreshed: fresh 1, fresh 1, fresh 1, fresh 1
compiled, refreshed, then killed: fresh 1, fresh 1, fresh 1, fresh 1
compiled, killed, then refreshed: fresh 1, fresh 1, fresh 1, fresh 1
published, refreshed, then killed: fresh 1, fresh 1, fresh 1, fresh 1
published, killed, then refreshed: fresh 1, fresh 1, fresh 1, fresh 1
deaths of others: 0
