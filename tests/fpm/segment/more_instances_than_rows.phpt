--TEST--
A master for which the segment has no row left starts without it, says so, and takes signals
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('perl');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../segment.inc';


$good = new Fpm(['segment' => true]);
$holder = LockHolder::ofRows($good);
$fpm = new Fpm(['segment' => $good->segment(), 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
]]);
$fpm->everyWorker('page.php');
$fpm->put('part.php', '<?php echo "new";');
$fpm->flush(SIGURG);
echo implode(' ', $fpm->everyWorker('page.php')), ', ', $fpm->status()['segment']['state'], "\n";
echo str_replace($good->segment(), 'PATH', preg_replace('/^\[[^]]*\] /m', '', implode("\n", $fpm->saidOfSegment()))), "\n";
$holder->end();
$fpm->restart();
echo 'once there are rows again: ', $fpm->status()['segment']['state'], "\n";
?>
--EXPECTF--
new new, refused
PHP Warning:  opcflush: segment: PATH has %d instances already, which is the limit; orders reach this instance by its own signals and calls only in Unknown on line 0
once there are rows again: attached
