--TEST--
Manifest: files and folders that are gone are invalidated by the path that they had
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
$names = ['a.php', 'old/b.php', 'old/deep/c.php', 'kept.php'];
cache_scripts($site, ...$names);
unlink("$site->dir/a.php");
unlink("$site->dir/old/deep/c.php");
unlink("$site->dir/old/b.php");
rmdir("$site->dir/old/deep");
rmdir("$site->dir/old");
echo order_with($site, "$site->dir/a.php\n$site->dir/old/deep/c.php\n"), ': ', cached($site, ...$names), "\n";
echo order_with($site, "$site->dir/old/\n"), ': ', cached($site, ...$names), "\n";
?>
--EXPECT--
generation 2: old/b.php kept.php
generation 3: kept.php
