--TEST--
A compaction after a request has gone offline, and before PHP has freed the last of it, stream wrappers and filters among that
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$names = '';
for ($i = 0; $i < 200; $i++) {
	$names .= "stream_wrapper_register('wrapper-$i-of-a-cached-script', 'Wrapper'); stream_filter_register('filter.$i.of.a.cached.script', 'Filter');\n";
}
$fpm = compacting(['workers' => 2, 'ini' => ['opcflush.compact_patience' => '0'] + ONLY_WHEN_ASKED, 'files' => [
	'page.php' => "<?php
		class Wrapper { public \$context; function stream_open(\$path, \$mode, \$options, &\$opened) { return false; } }
		class Filter extends php_user_filter {}
		$names
		/* A name that is in no cached script: only where there is one does PHP free the names. */
		stream_wrapper_register('wrapper-' . getmypid(), 'Wrapper');
		stream_filter_register('filter.' . getmypid(), 'Filter');
		echo preg_match('/^wrapper-[0-9]+/', stream_get_wrappers()[20]), @file_get_contents('wrapper-7-of-a-cached-script://x');",
	'other.php' => '<?php ' . Fpm::SAY_WORKER . ' $x = ["something", "else", "at", "the", "same", "place"]; echo "other";',
]]);
echo $fpm->get('page.php'), "\n";
for ($i = 1; $i <= 5; $i++) {
	until(fn () => count(array_filter($fpm->workers(), Server::isAccepting(...))) === 2, 'both are idle');
	/* Its worker waits for the connection to be closed, and goes on with its request's end only then. */
	$request = $fpm->begin('page.php');
	$worker = current(until(fn () => array_filter($fpm->workers(), fn ($pid) => !Server::isAccepting($pid)), 'it has begun'));
	usleep(50000);
	$fpm->deliver(COMPACT);
	await_compactions($fpm, $i);
	for ($n = 0; $n < 20; $n++) {
		$fpm->put("new/$n.php", large_code(20, str_repeat("new $i $n", 20)));
		$fpm->get("new/$n.php");
	}
	echo 'the worker: ', Server::isAccepting($worker) ? 'is idle' : 'is still at it', ', its answer: ', $request->finish()->body, "\n";
}
echo 'afterwards: ', implode(' ', array_unique($fpm->everyWorker('other.php'))), ', deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
1
the worker: is still at it, its answer: 1
the worker: is still at it, its answer: 1
the worker: is still at it, its answer: 1
the worker: is still at it, its answer: 1
the worker: is still at it, its answer: 1
afterwards: other, deaths: 0
