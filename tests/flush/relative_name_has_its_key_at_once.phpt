--TEST--
A relative name is OPcache's key of its script after the first include, as without opcflush
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
$site->put('part.php', '<?php return "part";');
chdir($site->dir);
$keys = fn () => opcache_get_status(false)['opcache_statistics']['num_cached_keys'];
$before = $keys();
echo include 'part.php', ', keys: ', $keys() - $before, "\n";
echo include 'part.php', ', keys: ', $keys() - $before, "\n";
?>
--EXPECT--
part, keys: 2
part, keys: 2
