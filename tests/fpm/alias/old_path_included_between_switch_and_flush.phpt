--TEST--
The link is switched, and the old file included by both its names before the flush comes: nothing old is left after it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'files' => [
	'releases/1/a.php' => '<?php ' . Fpm::SAY_WORKER . ' echo "release 1";',
	'releases/2/a.php' => '<?php ' . Fpm::SAY_WORKER . ' echo "release 2";',
]]);
$fpm->put('page.php', "<?php " . Fpm::SAY_WORKER . " include '$fpm->site/current/a.php';");
$fpm->put('reset.php', "<?php opcflush_reset(); include '$fpm->site/current/a.php';");
$fpm->link('current', 'releases/1');
$fpm->everyWorker('page.php');
for ($i = 1; $i <= 3; $i++) {
	$fpm->link('current', 'releases/2');
	$fpm->get('releases/1/a.php');
	$fpm->get('current/a.php');
	echo 'opcflush_reset(): ', $fpm->get('reset.php'), ' ';
	$fpm->get('releases/1/a.php');
	echo implode(', ', [...$fpm->everyWorker('page.php'), ...$fpm->everyWorker('current/a.php')]), "\n";
	$fpm->link('current', 'releases/1');
	$fpm->get('releases/2/a.php');
	$fpm->flush(SIGURG);
	$fpm->get('releases/2/a.php');
	echo implode(', ', [...$fpm->everyWorker('page.php'), ...$fpm->everyWorker('current/a.php')]), "\n";
}
?>
--EXPECT--
opcflush_reset(): release 2 release 2, release 2, release 2, release 2
release 1, release 1, release 1, release 1
opcflush_reset(): release 2 release 2, release 2, release 2, release 2
release 1, release 1, release 1, release 1
opcflush_reset(): release 2 release 2, release 2, release 2, release 2
release 1, release 1, release 1, release 1
