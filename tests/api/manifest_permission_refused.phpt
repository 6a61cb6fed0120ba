--TEST--
Manifest: one that this user may not read is refused
--EXTENSIONS--
posix
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--SKIPIF--
<?php
if (posix_geteuid() !== 0) {
	die('skip what another user may do: this is not root');
}
?>
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/manifest.inc';

$site = new Site;
cache_scripts($site, 'a.php');
file_put_contents("$site->dir/manifest", "$site->dir/a.php\n");
mkdir("$site->dir/closed", 0700);
copy("$site->dir/manifest", "$site->dir/closed/manifest");
chmod("$site->dir/manifest", 0600);
chmod($site->dir, 0755);
posix_seteuid(65534);
echo order_by($site, "$site->dir/manifest"), "\n";
echo order_by($site, "$site->dir/closed/manifest"), "\n";
posix_seteuid(0);
echo 'generation ', opcflush_generation(), ': ', cached($site, 'a.php'), "\n";
?>
--EXPECT--
manifest SITE/manifest: cannot be opened: Permission denied
manifest SITE/closed/manifest: cannot be opened: Permission denied
generation 1: a.php
