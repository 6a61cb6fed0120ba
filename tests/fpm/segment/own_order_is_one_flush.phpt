--TEST--
An order that an instance gives itself, by a call or a signal, goes through the segment and is one flush nevertheless
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$files = [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo 0;',
	'reset.php' => '<?php echo opcflush_reset();',
	'realpath.php' => '<?php echo opcflush_realpath();',
];
$fpm = new Fpm(['segment' => true, 'workers' => 3, 'files' => $files]);
$other = new Fpm(['segment' => $fpm->segment(), 'files' => $files]);
$fpm->everyWorker('page.php');
$other->everyWorker('page.php');
$version = 0;
foreach ([
	'opcflush_reset()' => fn () => $fpm->get('reset.php'),
	'SIGURG to the master' => fn () => $fpm->deliver(SIGURG),
	'SIGUSR2 to a worker' => fn () => $fpm->flush(SIGUSR2, $fpm->workers()[0]),
	'opcflush_realpath()' => fn () => $fpm->get('realpath.php'),
] as $what => $order) {
	$fpm->put('part.php', '<?php echo ' . ++$version . ';');
	[$own, $others] = [$fpm->status()['flushes'], $other->status()['flushes']];
	$order();
	echo "$what: ", implode(' ', $fpm->everyWorker('page.php')), ', flushes: ', $fpm->status()['flushes'] - $own;
	$other->everyWorker('page.php');
	echo ', of the other: ', $other->status()['flushes'] - $others, ', generation ', $other->generation(), "\n";
}
?>
--EXPECT--
opcflush_reset(): 1 1 1, flushes: 1, of the other: 1, generation 2
SIGURG to the master: 2 2 2, flushes: 1, of the other: 0, generation 3
SIGUSR2 to a worker: 3 3 3, flushes: 1, of the other: 0, generation 4
opcflush_realpath(): 3 3 3, flushes: 0, of the other: 0, generation 5
