--TEST--
Manifest: relative lines without a base are refused, and so is a base that is relative, or goes up
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
cache_scripts($site, 'a.php');
foreach (["a.php\n", "$site->dir/a.php\n\n./b.php\n", "phar:///srv/a.phar/b.php\n"] as $content) {
	echo order_with($site, $content), "\n";
}
foreach (['', 'lib', './lib', '/srv/../lib', '/..', '/' . str_repeat('x', 4095)] as $base) {
	echo order_with($site, "$site->dir/a.php\n", $base), "\n";
}
echo 'generation ', opcflush_generation(), ': ', cached($site, 'a.php'), "\n";
?>
--EXPECTF--
manifest SITE/manifest: line 1 is relative ("a.php"), and an absolute path, or a base (--base), is expected
manifest SITE/manifest: line 3 is relative ("./b.php"), and an absolute path, or a base (--base), is expected
manifest SITE/manifest: line 1 is relative ("phar:///srv/a.phar/b.php"), and an absolute path, or a base (--base), is expected
base "" is relative, and an absolute folder is expected
base "lib" is relative, and an absolute folder is expected
base "./lib" is relative, and an absolute folder is expected
base "/srv/../lib" has a "..", and a folder without is expected
base "/.." has a "..", and a folder without is expected
base "/%rx{254}%r..." is too long
generation 1: a.php
