--TEST--
A link that a file has replaced is fresh after opcflush_reset()
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
$other = $site->put('other.php', '<?php return "other";');
$link = $site->link('link.php', 'other.php');
echo include $link, "\n";
$site->put('link.php', '<?php return "no link";');
echo 'not ordered: ', include $link, "\n";
opcflush_reset();
echo 'ordered: ', include $link, ', what it led to: ', include $other, "\n";
?>
--EXPECT--
other
not ordered: other
ordered: no link, what it led to: other
