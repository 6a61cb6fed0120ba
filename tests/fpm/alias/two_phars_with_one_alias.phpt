--TEST--
Two phars with one alias: the alias leads to the phar that was loaded, also when somebody includes from the other by its path
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('phar');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../phar.inc';

$fpm = new Fpm(['workers' => 1, 'ini' => PHAR_INI, 'files' => [
	'by_alias.php' => '<?php Phar::loadPhar($_GET["phar"], "app.phar"); include_once "phar://app.phar/part.php";',
	'by_path.php' => '<?php include "phar://$_GET[phar]/part.php";',
]]);
$query = [];
foreach ([1, 2] as $release) {
	$query[$release] = ['phar' => $fpm->file("release$release.phar")];
	put_phar($query[$release]['phar'], ['part.php' => "<?php echo 'release $release';"], 'app.phar');
}
$fpm->get('by_alias.php', $query[1]);
echo $fpm->get('by_alias.php', $query[1]), "\n";
$fpm->flush();
echo $fpm->get('by_alias.php', $query[2]), "\n";
$fpm->flush();
echo 'by path: ', $fpm->get('by_path.php', $query[1]), ', ', $fpm->get('by_path.php', $query[2]), "\n";
echo $fpm->get('by_alias.php', $query[2]), ', ', $fpm->get('by_alias.php', $query[2]), "\n";
?>
--EXPECT--
release 1
release 2
by path: release 1, release 2
release 2, release 2
