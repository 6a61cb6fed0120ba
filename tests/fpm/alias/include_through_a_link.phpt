--TEST--
An include through a link stays new although somebody includes the old file by its real path
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'files' => [
	'releases/1/a.php' => '<?php echo "release 1";',
	'releases/2/a.php' => '<?php echo "release 2";',
	'include.php' => '<?php include $_GET["file"];',
	'include_once.php' => '<?php include_once $_GET["file"];',
	'compile.php' => '<?php echo opcache_compile_file($_GET["file"]) ? "compiled" : "not compiled";',
]]);
$fpm->put('page.php', '<?php ' . Fpm::SAY_WORKER . " include '$fpm->site/current/a.php';");
$fpm->put('once.php', '<?php ' . Fpm::SAY_WORKER . " require_once '$fpm->site/current/a.php';");
$fpm->link('current', 'releases/1');
echo implode(', ', $fpm->everyWorker('page.php')), ', ', implode(', ', $fpm->everyWorker('once.php')), "\n";

$fpm->link('current', 'releases/2');
$fpm->flush(SIGURG);
echo 'new by its real path: ', $fpm->get('releases/2/a.php'), "\n";
foreach (['include', 'include_once', 'compile'] as $how) {
	echo "old by its real path, $how: ", $fpm->get("$how.php", ['file' => "$fpm->site/releases/1/a.php"]), "\n";
	echo 'through the link: ', implode(', ', $fpm->everyWorker('page.php')), ', ', implode(', ', $fpm->everyWorker('once.php')), "\n";
}
echo 'old as a primary script: ', $fpm->get('releases/1/a.php'), "\n";
echo 'through the link: ', implode(', ', $fpm->everyWorker('page.php')), ', ', implode(', ', $fpm->everyWorker('once.php')), "\n";
?>
--EXPECT--
release 1, release 1, release 1, release 1
new by its real path: release 2
old by its real path, include: release 1
through the link: release 2, release 2, release 2, release 2
old by its real path, include_once: release 1
through the link: release 2, release 2, release 2, release 2
old by its real path, compile: compiled
through the link: release 2, release 2, release 2, release 2
old as a primary script: release 1
through the link: release 2, release 2, release 2, release 2
