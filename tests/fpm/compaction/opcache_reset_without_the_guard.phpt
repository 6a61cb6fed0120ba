--TEST--
opcflush.guard=0, opcache_reset() with another request in flight: OPcache is off until it is quiet, then it restarts once, by itself, and all is fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['workers' => 4, 'files' => [
	'reset.php' => '<?php var_dump(opcache_reset());',
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo preg_replace("/[aeiou]/", "", include __DIR__ . "/part.php");',
	'part.php' => '<?php return "first";',
	/* More than PCRE's cache holds: it drops old ones. */
	'patterns.php' => '<?php for ($i = $n = 0; $i < 5000; $i++) { $n += preg_match("/^a{" . $i % 500 . "}" . $i . "/", "b"); } usleep(20000); echo $n;',
]]);
echo 'guard: ', json_encode($fpm->status()['guard']), "\n";
$fpm->everyWorker('page.php');
foreach (['second', 'third', 'fourth'] as $i => $word) {
	[, $held] = $fpm->hold();
	$fpm->put('part.php', "<?php return '$word';");
	echo 'opcache_reset(): ', $fpm->get('reset.php');
	$answers = FastCgiRequest::collect([$fpm->begin('patterns.php'), $fpm->begin('patterns.php'), $fpm->begin('patterns.php')]);
	echo 'patterns: ', implode(' ', array_map(fn ($answer) => $answer->body . $answer->error, $answers)), "\n";
	$fresh = $off = 0;
	for ($n = 0; $n < 20; $n++) {
		$fresh += (int) ($fpm->get('page.php') === preg_replace('/[aeiou]/', '', $word));
		$off += (int) !memory($fpm)['enabled'];
	}
	echo "another is in flight: fresh $fresh of 20, OPcache off $off of 20, pending: ", var_export(memory($fpm)['pending'], true), "\n";
	$fpm->pause->clear('held');
	echo $held->finish()->body, "\n";
	until(fn () => memory($fpm)['enabled'], 'the cache comes back');
	echo 'restarts: ', memory($fpm)['manual_restarts'];
	if ($word === 'second') {
		/* The next one comes before each worker has had a request. */
		echo "\n";
		continue;
	}
	echo ', ', implode(' ', array_unique($fpm->everyWorker('page.php')));
	$fpm->get('page.php');
	echo ', cached: ', var_export($fpm->hits('part.php')['part.php'] > 0, true), "\n";
}
/* Flushes and compactions go on as ever. */
$fpm->put('part.php', "<?php return 'flushed';");
$fpm->flush();
echo 'after a flush: ', implode(' ', array_unique($fpm->everyWorker('page.php'))), "\n";
$fpm->put('compact.php', '<?php echo opcflush_compact() > 0;');
echo $fpm->get('compact.php'), ', ', await_compactions($fpm, 1)['count'], ', restarts: ', memory($fpm)['manual_restarts'], ', ', implode(' ', array_unique($fpm->everyWorker('page.php'))), ', deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
guard: {"on":false,"calls":0,"resets":0,"put_off":false}
opcache_reset(): bool(true)
patterns: 0 0 0
another is in flight: fresh 20 of 20, OPcache off 20 of 20, pending: true
held
restarts: 1
opcache_reset(): bool(true)
patterns: 0 0 0
another is in flight: fresh 20 of 20, OPcache off 20 of 20, pending: true
held
restarts: 2, thrd, cached: true
opcache_reset(): bool(true)
patterns: 0 0 0
another is in flight: fresh 20 of 20, OPcache off 20 of 20, pending: true
held
restarts: 3, frth, cached: true
after a flush: flshd
1, 1, restarts: 4, flshd, deaths: 0
