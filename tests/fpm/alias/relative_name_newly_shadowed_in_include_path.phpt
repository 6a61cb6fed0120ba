--TEST--
A relative name that is newly shadowed in include_path stays new although somebody includes the old file by its real path
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'files' => [
	'base/lib.php' => '<?php echo "base";',
	'over/other.php' => '',
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' set_include_path(__DIR__ . "/over:" . __DIR__ . "/base"); include "lib.php";',
	'once.php' => '<?php ' . Fpm::SAY_WORKER . ' set_include_path(__DIR__ . "/over:" . __DIR__ . "/base"); require_once "lib.php";',
	'include.php' => '<?php include $_GET["file"];',
	'compile.php' => '<?php echo opcache_compile_file($_GET["file"]) ? "compiled" : "not compiled";',
]]);
$pages = fn () => implode(', ', [...$fpm->everyWorker('page.php'), ...$fpm->everyWorker('once.php')]);
echo $pages(), "\n";

$fpm->put('over/lib.php', '<?php echo "over";');
$fpm->flush(SIGURG);
echo 'new by its real path: ', $fpm->get('over/lib.php'), "\n";
foreach (['include', 'compile'] as $how) {
	echo "old by its real path, $how: ", $fpm->get("$how.php", ['file' => "$fpm->site/base/lib.php"]), "\n";
	echo 'by its relative name: ', $pages(), "\n";
}
echo 'old as a primary script: ', $fpm->get('base/lib.php'), "\n";
echo 'by its relative name: ', $pages(), "\n";

unlink("$fpm->site/over/lib.php");
$fpm->flush(SIGURG);
echo 'shadow gone: ', $pages(), "\n";
?>
--EXPECT--
base, base, base, base
new by its real path: over
old by its real path, include: base
by its relative name: over, over, over, over
old by its real path, compile: compiled
by its relative name: over, over, over, over
old as a primary script: base
by its relative name: over, over, over, over
shadow gone: base, base, base, base
