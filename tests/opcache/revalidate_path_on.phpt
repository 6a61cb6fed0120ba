--TEST--
opcache.revalidate_path=1: files and links are fresh after a reset
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcache.revalidate_path=1
realpath_cache_ttl=600
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$site->put('1/part.php', '<?php return "old";');
$site->put('2/part.php', '<?php return "new";');
$part = $site->put('part.php', '<?php return "old";');
$link = $site->link('current', '1');
echo include $part, ' ', include "$link/part.php", "\n";
$site->put('part.php', '<?php return "new";');
$site->link('current', '2');
opcflush_reset();
echo include $part, ' ', include "$link/part.php", "\n";
var_dump(opcache_is_script_cached($part));
?>
--EXPECT--
old old
new new
bool(true)
