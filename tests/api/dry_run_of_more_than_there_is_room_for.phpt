--TEST--
opcflush_dry_run(): of more paths than there is room for (250 KB) it tells some, all of the numbers, and that it is not complete
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

const FILES = 1500;

$site = new Site;
$folder = str_repeat('a-long-name-', 15);
for ($i = 0; $i < FILES; $i++) {
	opcache_compile_file($site->put("$folder/$i.php", '<?php return 1;'));
}
rename("$site->dir/$folder", "$site->dir/away");
[$row] = opcflush_dry_run("$site->dir/");
$size = array_sum(array_map(strlen(...), $row['scripts']));
$names = array_map(fn ($path) => (int) basename($path, '.php'), $row['scripts']);
echo json_encode([$row['looked_at'], $row['invalidated'], $row['kept'], $row['complete']]), "\n";
echo json_encode([$size > 240 * 1024, $size <= 256 * 1024, count($names) < FILES, count($names) === count(array_unique($names))]), "\n";
echo json_encode(array_unique(array_map(fn ($path) => dirname($path) === "$site->dir/$folder", $row['scripts']))), "\n";
?>
--EXPECT--
[1500,1500,0,false]
[true,true,true,true]
[true]
