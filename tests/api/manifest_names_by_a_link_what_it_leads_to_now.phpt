--TEST--
Manifest: a folder that is a link stands for what it leads to when the order is given, also where a file in it is gone
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
$names = ['releases/6/a.php', 'releases/6/old/b.php', 'releases/7/a.php', 'releases/7/c.php', 'releases/7/old/b.php'];
cache_scripts($site, ...$names);
$site->link('current', 'releases/6');
echo 'known to this process: ', basename(realpath("$site->dir/current")), "\n";
proc_close(proc_open(['ln', '-sfn', 'releases/7', "$site->dir/current"], [], $pipes));
unlink("$site->dir/releases/7/old/b.php");
rmdir("$site->dir/releases/7/old");
echo order_with($site, "$site->dir/current/a.php\n$site->dir/current/old/b.php\n"), ': ', cached($site, ...$names), "\n";
echo order_with($site, "$site->dir/current/\n"), ': ', cached($site, ...$names), "\n";
?>
--EXPECT--
known to this process: 6
generation 2: releases/6/a.php releases/6/old/b.php releases/7/c.php
generation 3: releases/6/a.php releases/6/old/b.php
