--TEST--
A deleted file is served from the cache until opcflush_reset(), and is gone after it
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$part = $site->put('part.php', '<?php return "old";');
echo include $part, "\n";
unlink($part);
echo 'not ordered: ', include $part, "\n";
opcflush_reset();
var_dump(opcache_is_script_cached($part));
echo 'ordered: ', var_export(@include $part, true), "\n";
$site->put('part.php', '<?php return "again";');
echo 'put again: ', include $part, "\n";
?>
--EXPECT--
old
not ordered: old
bool(false)
ordered: false
put again: again
