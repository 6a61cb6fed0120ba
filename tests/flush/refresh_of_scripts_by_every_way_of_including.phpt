--TEST--
opcflush_refresh(): fingerprints are there by every way of including, here and in a forked child, and by opcache_compile_file()
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
$ways = [
	'include' => fn ($path) => include $path,
	'include_once' => fn ($path) => include_once $path,
	'require' => fn ($path) => require $path,
	'require_once' => fn ($path) => require_once $path,
	'by a relative name' => fn ($path) => include './' . basename($path),
	'by include_path' => fn ($path) => include basename($path),
	'by a name with dots' => fn ($path) => include dirname($path) . '/./../' . basename(dirname($path)) . '/' . basename($path),
	'opcache_compile_file' => fn ($path) => opcache_compile_file($path) ? 'compiled' : 'not compiled',
];
chdir($site->dir);
set_include_path($site->dir);
foreach (array_keys($ways) as $i => $way) {
	$site->put("$i.php", '<?php return "old";', 1000000000);
	$site->put("kept-$i.php", '<?php return "old";', 1000000000);
}
settle();
foreach (array_keys($ways) as $i => $way) {
	$how = $i % 2 ? 'here' : 'in a child';
	$do = fn (string $name) => $i % 2 ? $ways[$way]("$site->dir/$name") : in_child(fn () => $ways[$way]("$site->dir/$name"));
	echo "$way, $how: ", $do("kept-$i.php"), ' ', $do("$i.php");
	$site->put("$i.php", '<?php return "new";', 1000000000);
	settle();
	opcflush_refresh("$site->dir/{,kept-}$i.php");
	echo ', ', last_flush(), ', ', json_encode(cached($site->dir)), ', ', in_child(fn () => include "$site->dir/$i.php"), "\n";
	opcflush_invalidate("$site->dir/");
}
?>
--EXPECT--
include, in a child: old old, looked at 2, invalidated 1, kept 1, {"kept-0.php":0}, new
include_once, here: old old, looked at 2, invalidated 1, kept 1, {"kept-1.php":0}, new
require, in a child: old old, looked at 2, invalidated 1, kept 1, {"kept-2.php":0}, new
require_once, here: old old, looked at 2, invalidated 1, kept 1, {"kept-3.php":0}, new
by a relative name, in a child: old old, looked at 2, invalidated 1, kept 1, {"kept-4.php":0}, new
by include_path, here: old old, looked at 2, invalidated 1, kept 1, {"kept-5.php":0}, new
by a name with dots, in a child: old old, looked at 2, invalidated 1, kept 1, {"kept-6.php":0}, new
opcache_compile_file, here: compiled compiled, looked at 2, invalidated 1, kept 1, {"kept-7.php":0}, new
