--TEST--
Manifest: one outside open_basedir is refused, without a warning; what it names may be anywhere
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
cache_scripts($site, 'a.php', 'b.php');
mkdir("$site->dir/inside");
file_put_contents("$site->dir/manifest", "$site->dir/a.php\n");
file_put_contents("$site->dir/inside/manifest", "$site->dir/b.php\n");
$site->link('inside/link', '../manifest');
ini_set('open_basedir', "$site->dir/inside");
foreach (['manifest', 'nowhere', 'inside/../manifest', 'inside/link', 'inside/nowhere'] as $name) {
	echo order_by($site, "$site->dir/$name"), "\n";
}
echo 'generation ', opcflush_generation(), "\n";
echo order_by($site, "$site->dir/inside/manifest"), "\n";
foreach (opcflush_status()['last_flush'] as $key => $value) {
	echo in_array($key, ['invalidated', 'kept']) ? "$key $value\n" : '';
}
?>
--EXPECT--
manifest SITE/manifest: is outside open_basedir (SITE/inside)
manifest SITE/nowhere: is outside open_basedir (SITE/inside)
manifest SITE/inside/../manifest: is outside open_basedir (SITE/inside)
manifest SITE/inside/link: is outside open_basedir (SITE/inside)
manifest SITE/inside/nowhere: cannot be opened: No such file or directory
generation 1
generation 2
invalidated 1
kept 0
