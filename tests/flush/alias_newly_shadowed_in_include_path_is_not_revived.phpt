--TEST--
A relative name that is newly shadowed in include_path stays new, though somebody includes the old file by its real path
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
$site->put('first/other.php', '');
$old = $site->put('second/part.php', '<?php return "old";');
set_include_path("$site->dir/first:$site->dir/second");
$by_name = fn () => in_child(fn () => include 'part.php') . ' ' . in_child(fn () => include_once 'part.php');
echo $by_name(), "\n";
$new = $site->put('first/part.php', '<?php return "new";');
opcflush_reset();
echo 'new by its real path: ', in_child(fn () => include $new), "\n";
echo 'old by its real path: ', in_child(fn () => include $old), ' ', in_child(fn () => include_once $old), "\n";
echo 'by its relative name: ', $by_name(), "\n";

unlink($new);
opcflush_reset();
echo 'shadow gone: ', $by_name(), "\n";
?>
--EXPECT--
old old
new by its real path: new
old by its real path: old old
by its relative name: new new
shadow gone: old old
