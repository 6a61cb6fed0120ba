--TEST--
opcflush_invalidate(): a script goes whose path, or a folder of it, has become a link, and so does what the path leads to now; of a glob, only its folder is followed
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
realpath_cache_ttl=600
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
$file = $site->put('part.php', '<?php return "old file";');
$in_folder = $site->put('folder/part.php', '<?php return "old folder";');
$target = $site->put('target/part.php', '<?php return "target";');
$others = [$site->put('other.php', '<?php return "other";'), $site->put('another.php', '<?php return "another";')];
$by_glob = $site->put('glob.php', '<?php return "old glob";');
read(3, $file, $in_folder, $target, $by_glob, ...$others);
$site->link('part.php', 'other.php');
$site->link('glob.php', 'another.php');
rename("$site->dir/folder", "$site->dir/away");
$site->link('folder', 'target');
$show = fn (string $what) => print("$what: " . implode(' ', array_keys(cached($site->dir))) . "\n");
echo 'not ordered: ', include $file, ', ', include $by_glob, ', ', include $in_folder, "\n";
$show('cached');
opcflush_invalidate($file);
$show('by its path');
opcflush_invalidate("$site->dir/g*.php");
$show('by a glob');
opcflush_invalidate($in_folder);
$show('by a path in the folder');
echo 'ordered: ', include $file, ', ', include $by_glob, ', ', include $in_folder, "\n";
?>
--EXPECT--
not ordered: old file, old glob, old folder
cached: another.php folder/part.php glob.php other.php part.php target/part.php
by its path: another.php folder/part.php glob.php target/part.php
by a glob: another.php folder/part.php target/part.php
by a path in the folder: another.php
ordered: other, another, target
