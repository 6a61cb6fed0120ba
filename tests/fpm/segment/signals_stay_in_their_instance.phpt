--TEST--
A signal flushes the instance that gets it; with opcflush.signals_scope = segment, all others as well
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


foreach (['instance', 'segment'] as $scope) {
	$files = [
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
		'part.php' => '<?php echo "old";',
	];
	$options = ['files' => $files, 'ini' => ['opcflush.signals_scope' => $scope]];
	$fpm = new Fpm($options + ['segment' => true]);
	$other = new Fpm($options + ['segment' => $fpm->segment()]);
	foreach ([$fpm, $other] as $server) {
		$server->everyWorker('page.php');
		$server->put('part.php', '<?php echo "new";');
	}
	$fpm->deliver(SIGURG);
	echo "$scope: ", implode(' ', $fpm->everyWorker('page.php')), ', flushes: ', $fpm->status()['flushes'], "\n";
	echo 'the other: ', implode(' ', $other->everyWorker('page.php')), ', flushes: ', $other->status()['flushes'], "\n";
	$other->put('part.php', '<?php echo "by a worker";');
	$other->flush(SIGUSR2, $other->workers()[0]);
	echo 'SIGUSR2 to a worker of the other: ', implode(' ', $other->everyWorker('page.php')), "\n";
	echo 'flushes: ', $fpm->everyWorker('page.php') ? $fpm->status()['flushes'] : '', "\n";
}
?>
--EXPECT--
instance: new new, flushes: 1
the other: old old, flushes: 0
SIGUSR2 to a worker of the other: by a worker by a worker
flushes: 1
segment: new new, flushes: 1
the other: new new, flushes: 1
SIGUSR2 to a worker of the other: by a worker by a worker
flushes: 2
