--TEST--
A link that became a file or a folder: what it led to and what is there now are scripts of their own
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'files' => [
	'app/target.php' => '<?php echo "target";',
	'packages/one/x.php' => '<?php echo "package";',
	'include.php' => '<?php include __DIR__ . "/$_GET[file]";',
	'include_once.php' => '<?php include_once __DIR__ . "/$_GET[file]";',
]]);
$show = function (string ...$files) use ($fpm) {
	foreach (['include', 'include_once'] as $how) {
		echo $how;
		foreach ($files as $file) {
			echo ', ', $fpm->get("$how.php", ['file' => $file]);
		}
		echo "\n";
	}
};
$fpm->link('app/link.php', 'target.php');
mkdir("$fpm->site/vendor");
$fpm->link('vendor/one', '../packages/one');
$show('app/link.php', 'app/target.php', 'vendor/one/x.php', 'packages/one/x.php');

$fpm->put('app/link.php', '<?php echo "file";');
unlink("$fpm->site/vendor/one");
$fpm->put('vendor/one/x.php', '<?php echo "vendor";');
for ($i = 0; $i < 2; $i++) {
	$fpm->flush();
	$show('app/link.php', 'app/target.php', 'vendor/one/x.php', 'packages/one/x.php');
}
echo 'as primary scripts: ', $fpm->get('app/link.php'), ', ', $fpm->get('app/target.php'), "\n";

unlink("$fpm->site/app/target.php");
$fpm->flush();
$fpm->get('include.php', ['file' => 'app/link.php']);
echo 'target deleted: "', $fpm->get('include.php', ['file' => 'app/target.php']), "\"\n";
?>
--EXPECT--
include, target, target, package, package
include_once, target, target, package, package
include, file, target, vendor, package
include_once, file, target, vendor, package
include, file, target, vendor, package
include_once, file, target, vendor, package
as primary scripts: file, target
target deleted: ""
