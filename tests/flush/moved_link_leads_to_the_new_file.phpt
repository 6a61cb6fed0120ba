--TEST--
A link that is moved leads to the new file after opcflush_reset(): the folder, or the file itself
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
$site->put('1/part.php', '<?php return "old";');
$site->put('2/part.php', '<?php return "new";');
$folder = $site->link('current', '1');
$file = $site->link('part.php', '1/part.php');
echo include "$folder/part.php", ' ', include $file, "\n";
$site->link('current', '2');
$site->link('part.php', '2/part.php');
echo 'not ordered: ', include "$folder/part.php", ' ', include $file, "\n";
opcflush_reset();
echo 'ordered: ', include "$folder/part.php", ' ', include $file, "\n";
echo 'detached ', opcflush_status()['detached'], "\n";
?>
--EXPECT--
old old
not ordered: old old
ordered: new new
detached 0
