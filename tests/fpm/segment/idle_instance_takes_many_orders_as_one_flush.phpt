--TEST--
Many orders while an instance is idle are one flush; so are more orders than the ring holds, whatever their kind
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo 1;',
]]);
$fpm->everyWorker('page.php');
$version = 1;
foreach ([
	'20 resets' => 'for ($i = 0; $i < 20; $i++) $g = opcflush_reset();',
	'1,000 resets' => 'for ($i = 0; $i < 1000; $i++) $g = opcflush_reset();',
	'a reset, then 1,000 realpath' => 'opcflush_reset(); for ($i = 0; $i < 1000; $i++) $g = opcflush_realpath();',
] as $name => $orders) {
	$fpm->put('part.php', '<?php echo ' . ++$version . ';');
	$before = $fpm->status();
	$ended = $fpm->php("$orders echo \$g;");
	echo "$name: ", $fpm->get('page.php') === "$version" ? 'fresh' : 'stale', ', ';
	echo count(array_unique($fpm->everyWorker('page.php'))) === 1 ? 'everywhere' : 'not everywhere', ', ';
	$after = $fpm->status();
	echo 'flushes: ', $after['flushes'] - $before['flushes'], "\n";
	echo 'generation: ', $after['generation'] === $ended->generation() ? 'that of the last' : "{$after['generation']} instead of $ended", ', ';
	echo $after['applied'] === $after['generation'] ? 'applied' : 'not applied', "\n";
}
$log = json_decode($fpm->php('echo json_encode(opcflush_log());')->output, true);
$generations = array_column($log, 'generation');
echo 'log: ', count($log) >= 128 ? 'many' : count($log), ', ', $generations === range(min($generations), $fpm->generation()) ? 'without a gap' : 'with gaps', "\n";
?>
--EXPECT--
20 resets: fresh, everywhere, flushes: 1
generation: that of the last, applied
1,000 resets: fresh, everywhere, flushes: 1
generation: that of the last, applied
a reset, then 1,000 realpath: fresh, everywhere, flushes: 1
generation: that of the last, applied
log: many, without a gap
