--TEST--
pm = dynamic: a flush reaches the workers that are there and those that come later
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 6, 'pm' => 'dynamic', 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "0";',
]]);
until(fn () => $fpm->workers(), 'the first worker');
echo $fpm->get('page.php'), "\n";
for ($i = 1; $i <= 3; $i++) {
	$fpm->put('part.php', "<?php echo $i;");
	$fpm->flush(SIGURG);
	/* More at once than there are workers: the master starts others. */
	$bodies = array_map(
		fn ($answer) => "$answer->body $answer->error",
		FastCgiRequest::collect(array_map(fn () => $fpm->begin('page.php'), range(1, 12 * $i))),
	);
	echo count($bodies), ' answers: ', implode(', ', array_unique($bodies)), "\n";
	/* It looks once a second how busy they are. */
	until(function () use ($fpm) {
		FastCgiRequest::collect(array_map(fn () => $fpm->begin('page.php'), range(1, 12)));
		return count($fpm->workers()) > 1;
	}, 'more workers');
}
echo 'more workers: ', var_export(count($fpm->workers()) > 1, true), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
0
12 answers: 1 
24 answers: 2 
36 answers: 3 
more workers: true
deaths: 0
