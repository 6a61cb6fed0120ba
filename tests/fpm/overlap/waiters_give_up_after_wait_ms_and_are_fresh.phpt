--TEST--
An applier that lives but does not get on: whoever waits gives up after wait_ms, and is fresh all the same
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 3, 'ini' => ['opcflush.wait_ms' => '3000'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
]]);
$fpm->everyWorker('page.php');
$fpm->put('part.php', '<?php echo "new";');
$fpm->pause->set('claimed');
$fpm->deliver(SIGURG);
$applying = $fpm->begin('page.php');
$fpm->pause->await('claimed');

foreach (['the first', 'the next'] as $who) {
	$start = microtime(true);
	$waiting = $fpm->ask('page.php');
	$seconds = microtime(true) - $start;
	echo "$who: $waiting->body, waited ", $seconds < 2 ? 'not at all' : ($seconds > 2.9 && $seconds < 8 ? 'for wait_ms' : $seconds), "\n";
}
$status = fn () => json_decode($fpm->get($fpm->file('control/status.php')), true);
echo 'gave up: ', var_export($status()['gave_up'] >= 2, true), "\n";
$fpm->pause->clear('claimed');
echo 'the applier: ', $applying->finish()->body, "\n";
echo 'every worker: ', implode(' ', $fpm->everyWorker('page.php')), "\n";
echo 'applied: ', var_export($status()['applied'] === $status()['generation'], true), "\n";
?>
--EXPECT--
the first: new, waited for wait_ms
the next: new, waited not at all
gave up: true
the applier: new
every worker: new new new
applied: true
