--TEST--
A compaction gives back the JIT's buffer and the interned strings as well
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$code = "<?php\n";
for ($i = 0; $i < 200; $i++) {
	$code .= "function f$i(int \$a) { for (\$i = 0; \$i < 200; \$i++) { \$a += \$i ^ $i; } return ['name-of-this-function-$i' => \$a]; }\n";
}
$fpm = compacting(['workers' => 2, 'ini' => ['opcache.jit' => 'function', 'opcache.jit_buffer_size' => '16M'] + ONLY_WHEN_ASKED, 'files' => [
	'functions.php' => $code,
	'page.php' => '<?php require __DIR__ . "/functions.php"; for ($i = $sum = 0; $i < 200; $i++) { $sum += ("f$i")(1)["name-of-this-function-$i"]; } echo $sum;',
	'buffers.php' => '<?php $status = opcache_get_status(false); echo json_encode([
		"jit" => $status["jit"]["on"] ? $status["jit"]["buffer_size"] - $status["jit"]["buffer_free"] : null, "strings" => $status["interned_strings_usage"]["used_memory"]]);',
]]);
$buffers = fn () => json_decode($fpm->get('buffers.php'), true);
$start = $buffers();
$sum = $fpm->get('page.php');
$full = $buffers();
for ($i = 1; $i <= 3; $i++) {
	$fpm->deliver(COMPACT);
	await_compactions($fpm, $i);
	$after = $buffers();
	echo 'JIT: ', $start['jit'] === null ? 'given back' : ($full['jit'] > $start['jit'] + 50000 && $after['jit'] <= $start['jit'] + 50000 ? 'given back' : json_encode([$start, $full, $after])),
		', strings: ', $full['strings'] > $start['strings'] + 10000 && $after['strings'] <= $start['strings'] + 5000 ? 'given back' : json_encode([$start, $full, $after]),
		', the same answers: ', var_export([$fpm->get('page.php'), $fpm->get('page.php'), $fpm->get('page.php')] === [$sum, $sum, $sum], true), "\n";
	$full = $buffers();
}
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
JIT: given back, strings: given back, the same answers: true
JIT: given back, strings: given back, the same answers: true
JIT: given back, strings: given back, the same answers: true
deaths: 0
