--TEST--
pm.max_requests = 5: workers that come and go all the time lose no flush
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'pool' => ['pm.max_requests' => '5'], 'files' => [
	'page.php' => '<?php include __DIR__ . "/part.php";',
	'part.php' => '<?php echo 0;',
]]);
$first = $fpm->workers();
$wrong = 0;
for ($i = 1; $i <= 15; $i++) {
	$fpm->put('part.php', "<?php echo $i;");
	$fpm->flush(SIGURG);
	for ($j = 0; $j < 7; $j++) {
		$wrong += (int) ($fpm->get('page.php') !== "$i");
	}
}
echo "wrong: $wrong\n";
echo 'workers of the start: ', count(array_intersect($first, $fpm->workers())), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
wrong: 0
workers of the start: 0
deaths: 0
