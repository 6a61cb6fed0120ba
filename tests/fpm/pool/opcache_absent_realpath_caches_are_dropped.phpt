--TEST--
OPcache not loaded: a flush drops the realpath caches
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
if (trim(file_get_contents(getenv('OPCFLUSH_PHP_PREFIX') . '/opcache.ini')) === '') {
	die('skip OPcache is built in here');
}
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'opcache' => false, 'files' => [
	'releases/1/part.php' => '<?php echo "release 1";',
	'releases/2/part.php' => '<?php echo "release 2";',
]]);
$fpm->link('current', 'releases/1');
$fpm->put('page.php', '<?php ' . Fpm::SAY_WORKER . " include '$fpm->site/current/part.php';");
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->link('current', 'releases/2');
echo 'stale: ', implode(', ', $fpm->everyWorker('page.php')), "\n";
$fpm->flush(SIGURG);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
$status = $fpm->status();
echo 'OPcache: ', $status['opcache']['state'], "\n";
echo 'a reason is given: ', var_export($status['reasons'] !== [], true), "\n";
echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
$fpm->link('current', 'releases/1');
$fpm->put('reset.php', '<?php echo opcflush_reset() > 1 ? "reset" : "?";');
echo $fpm->get('reset.php'), "\n";
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
release 1, release 1
stale: release 1, release 1
release 2, release 2
OPcache: absent
a reason is given: true
applied: true
reset
release 1, release 1
deaths: 0
