--TEST--
Manifest: relative lines count from the base; "." and double slashes count for nothing
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/manifest.inc';

$site = new Site;
$names = ['a.php', 'lib/b.php', 'lib/c.php', '.d.php', '...e.php', 'f.php'];
$order = function (string $content, string $base) use ($site, $names) {
	cache_scripts($site, ...$names);
	echo order_with($site, $content, $base), ': ', cached($site, ...$names), "\n";
};
$order("a.php\nlib/b.php\n", $site->dir);
$order("./a.php\nlib//./b.php\n.d.php\n...e.php\n$site->dir//./f.php\n", "$site->dir/./");
$order("lib/\n", "$site->dir");
$order("b.php\n", "$site->dir/lib/");
$order(".\n", "$site->dir/lib");
$order("./\n", $site->dir);
$order(substr("$site->dir/a.php", 1) . "\n", '/');
$order("a.php\n", "$site->dir/nowhere");
?>
--EXPECT--
generation 2: lib/c.php .d.php ...e.php f.php
generation 3: lib/c.php
generation 4: a.php .d.php ...e.php f.php
generation 5: a.php lib/c.php .d.php ...e.php f.php
generation 6: a.php .d.php ...e.php f.php
generation 7: none
generation 8: lib/b.php lib/c.php .d.php ...e.php f.php
generation 9: a.php lib/b.php lib/c.php .d.php ...e.php f.php
