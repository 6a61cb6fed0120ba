--TEST--
Manifest: more than 16 MiB are refused without reading them, and so are more than 32,768 paths, or 65,536 in all of an order
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
memory_limit=128M
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/manifest.inc';

$site = new Site;
cache_scripts($site, 'a.php', 'b.php');
$size = function (int $bytes) use ($site) {
	$file = fopen("$site->dir/manifest", 'w');
	ftruncate($file, $bytes);
	fwrite($file, "$site->dir/a.php");
	return order_by($site, "$site->dir/manifest");
};
memory_reset_peak_usage();
$before = memory_get_peak_usage();
echo $size(100 << 20), "\n";
echo $size((16 << 20) + 1), "\n";
echo memory_get_peak_usage() - $before < 1 << 20 ? "not read\n" : "read\n";
$paths = fn (string $folder, int $count) => implode("\n", array_map(fn ($i) => "$folder/$i.php", range(1, $count))) . "\n";
echo order_with($site, $paths('/srv', 32769)), "\n";
foreach (['one', 'two', 'three'] as $name) {
	file_put_contents("$site->dir/$name", $name === 'three' ? "/srv/three.php\n" : $paths("/srv/$name", 32768));
}
try {
	opcflush_invalidate(["@$site->dir/one", "@$site->dir/two", "@$site->dir/three"]);
} catch (OpcflushException $e) {
	echo str_replace($site->dir, 'SITE', $e->getMessage()), "\n";
}
echo 'generation ', opcflush_generation(), ': ', cached($site, 'a.php', 'b.php'), "\n";
echo $size(16 << 20), ': ', cached($site, 'a.php', 'b.php'), "\n";
cache_scripts($site, 'a.php', 'b.php');
echo order_with($site, $paths('/srv', 32767) . "$site->dir/b.php\n"), ': ', cached($site, 'a.php', 'b.php'), "\n";
cache_scripts($site, 'a.php', 'b.php');
file_put_contents("$site->dir/two", $paths('/srv/two', 32767) . "$site->dir/b.php");
echo 'generation ', opcflush_invalidate(["@$site->dir/one", "@$site->dir/two"]), ': ', cached($site, 'a.php', 'b.php'), "\n";
?>
--EXPECT--
manifest SITE/manifest: has 104857600 bytes, and at most 16777216 are accepted
manifest SITE/manifest: has 16777217 bytes, and at most 16777216 are accepted
not read
manifest SITE/manifest: has 32769 paths, and at most 32768 are accepted
manifest SITE/three: makes 65537 paths with the manifests before it, those through links counted twice, and at most 65536 are accepted
generation 1: a.php b.php
generation 2: b.php
generation 3: a.php
generation 4: a.php
