--TEST--
A name whose link is gone leads nowhere, though somebody includes the file by its real path
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

$site = new Site;
$file = $site->put('1/part.php', '<?php return "there";');
$alias = $site->link('current', '1') . '/part.php';
echo include $alias, "\n";
unlink("$site->dir/current");
opcflush_reset();
echo 'by its real path: ', in_child(fn () => include $file), "\n";
echo 'by the link that is gone: ', var_export(@include $alias, true), "\n";
?>
--EXPECT--
there
by its real path: there
by the link that is gone: false
