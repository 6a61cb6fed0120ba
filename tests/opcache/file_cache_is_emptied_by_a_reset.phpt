--TEST--
opcache.file_cache: a reset leaves no copy of this build, and all that is not of this build, or outside and led to by links, as it is
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/file_cache.inc';

$cache = new FileCache;
$site = $cache->site;
$site->put('part.php', '<?php return "old";');
$site->put('below/part.php', '<?php return "old";');
$cache->run('include "$dir/part.php"; include "$dir/below/part.php";');
echo 'copies: ', $cache->copies(), "\n";

$other = dirname($cache->build) . '/' . str_repeat('0', 32);
mkdir($other);
mkdir("$site->dir/outside/deep", recursive: true);
$planted = [
	"$other/of_another_build.php.bin",
	dirname($cache->build) . '/beside.bin',
	"$site->dir/outside/by_a_link_to_the_folder.php.bin",
	"$site->dir/outside/deep/by_a_link_to_the_folder.php.bin",
	"$site->dir/outside/by_a_link.php.bin",
	"$site->dir/outside/by_a_hard_link.php.bin",
];
foreach ($planted as $path) {
	file_put_contents($path, basename($path));
}
symlink("$site->dir/outside", "$cache->build/outside");
symlink("$site->dir/outside", "$cache->build/outside.bin");
symlink("$site->dir/outside/deep", "$cache->build$site->dir/below/deep");
symlink($other, "$cache->build$site->dir/other");
symlink("$site->dir/outside/by_a_link.php.bin", "$cache->build$site->dir/link.php.bin");
symlink('/', "$cache->build/root");
symlink('.', "$cache->build/loop");
link("$site->dir/outside/by_a_hard_link.php.bin", "$cache->build$site->dir/below/hard.php.bin");

echo $cache->run('opcflush_reset(); echo "reset\n";');
foreach ($planted as $path) {
	echo basename($path), ': ', @file_get_contents($path) === basename($path) ? 'as it was' : 'GONE', "\n";
}
echo 'copies: ', $cache->copies(), "\n";
$left = array_filter($cache->files($cache->build), fn ($path) => str_ends_with($path, '.bin') && !is_link($path));
echo 'files of this build that are left: ', json_encode(array_values($left)), "\n";
$site->put('part.php', '<?php return "new";');
echo $cache->run('echo include "$dir/part.php", "\n";');
?>
--EXPECT--
copies: below/part.php part.php
reset
of_another_build.php.bin: as it was
beside.bin: as it was
by_a_link_to_the_folder.php.bin: as it was
by_a_link_to_the_folder.php.bin: as it was
by_a_link.php.bin: as it was
by_a_hard_link.php.bin: as it was
copies: none
files of this build that are left: []
new
