--TEST--
memory_limit ends a request in its compile: it holds no flush back, with the flush before, in and after it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('memory_limit');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../slow_file.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => [], 'other' => []], 'ini' => ['memory_limit' => '8M', 'opcflush.wait_ms' => '5000'], 'files' => [
	'page.php' => '<?php if (!$_GET) { include __DIR__ . "/big.php"; }',
]]);
$big = "<?php\nif (false) {\n" . lines_to_compile(2500) . "}\necho 'stale';\n";
foreach ([null, 'compile'] as $point) {
	$fpm->put('big.php', $big);
	$fpm->flush(SIGURG);
	/* So that the page itself is compiled before it comes to the pause. */
	$fpm->get('page.php', ['without' => 1], 'other');
	if ($point) {
		$fpm->pause->set($point);
	}
	$exhausted = $fpm->begin('page.php');
	if ($point) {
		$fpm->pause->await($point);
		$fpm->deliver(SIGURG);
		$fpm->pause->clear($point);
	}
	$answer = $exhausted->finish();
	echo $answer->status, ' ', substr_count($fpm->errors(), 'Allowed memory size') > 0 ? 'memory exhausted' : 'no error', "\n";

	$fpm->put('big.php', '<?php echo "new";');
	$start = microtime(true);
	$fpm->flush(SIGURG);
	foreach (['other', 'www', 'other'] as $pool) {
		echo $fpm->get('page.php', [], $pool), "\n";
	}
	echo 'within wait_ms: ', var_export(microtime(true) - $start < 5, true), "\n";
	$status = $fpm->status();
	echo 'gave up waiting: ', $status['gave_up'], "\n";
	echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
}
?>
--EXPECT--
500 memory exhausted
new
new
new
within wait_ms: true
gave up waiting: 0
applied: true
500 memory exhausted
new
new
new
within wait_ms: true
gave up waiting: 0
applied: true
