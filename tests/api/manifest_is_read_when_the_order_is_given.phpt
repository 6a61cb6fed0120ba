--TEST--
Manifest: it is read when the order is given: what becomes of it later counts for nothing, also in other processes
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
require __DIR__ . '/../child.inc';
require __DIR__ . '/../site.inc';
require __DIR__ . '/manifest.inc';

$site = new Site;
cache_scripts($site, 'a.php', 'b.php');
echo order_with($site, "$site->dir/a.php\n"), ', ';
file_put_contents("$site->dir/manifest", "$site->dir/b.php\n");
echo 'changed later: ', cached($site, 'a.php', 'b.php'), "\n";
cache_scripts($site, 'a.php');
echo 'ordered in another process, and removed: ', in_child(function () use ($site) {
	$said = order_with($site, "$site->dir/a.php\n");
	unlink("$site->dir/manifest");
	return $said;
}), ': ', cached($site, 'a.php', 'b.php'), "\n";
?>
--EXPECT--
generation 2, changed later: b.php
ordered in another process, and removed: generation 3: b.php
