--TEST--
Manifest: with a NUL in it, paths end at NULs, and have line feeds, quotes and carriage returns as they are
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
$names = ['a.php', "two\nlines.php", '"quoted".php', "return.php\r", ' space .php', "tab\t.php", "\x01\xff.php", 'b.php'];
$order = function (string $content, ?string $base) use ($site, $names) {
	cache_scripts($site, ...$names);
	echo order_with($site, $content, $base), ': ', cached($site, ...$names), "\n";
};
$order(implode("\0", array_slice($names, 0, -1)) . "\0", $site->dir);
$order("\0\0$site->dir/a.php\0\0$site->dir/two\nlines.php", null);
$order("b.php\0", $site->dir);
echo order_with($site, "$site->dir/a.php\n$site->dir/b.php\0\n"), "\n";
echo order_with($site, "\0a.php\0/b.php\0\"c.php\"\0/../d.php\0"), "\n";
?>
--EXPECTF--
generation 2: b.php
generation 3: "quoted".php return.php%r\r%r  space .php tab	.php %r\x01\xff%r.php b.php
generation 4: a.php two
lines.php "quoted".php return.php%r\r%r  space .php tab	.php %r\x01\xff%r.php
manifest SITE/manifest: path 2 is relative ("\x0a"), and an absolute path, or a base (--base), is expected
manifest SITE/manifest: path 2 is relative ("a.php"), and an absolute path, or a base (--base), is expected; path 4 is relative ("\"c.php\""), and an absolute path, or a base (--base), is expected; path 5 has a ".." ("/../d.php"), and a path without is expected
