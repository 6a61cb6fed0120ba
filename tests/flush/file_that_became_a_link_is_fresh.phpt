--TEST--
A file that a link has replaced is fresh after opcflush_reset()
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

$site = new Site;
$site->put('other.php', '<?php return "other";');
$file = $site->put('file.php', '<?php return "file";');
echo include $file, "\n";
$site->link('file.php', 'other.php');
echo 'not ordered: ', include $file, "\n";
opcflush_reset();
var_dump(opcache_is_script_cached($file));
echo 'ordered: ', include $file, "\n";
?>
--EXPECT--
file
not ordered: file
bool(false)
ordered: other
