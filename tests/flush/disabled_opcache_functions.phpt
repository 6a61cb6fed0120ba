--TEST--
disable_functions takes OPcache's functions from scripts, not from a flush
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
disable_functions=opcache_invalidate,opcache_get_status,opcache_is_script_cached,opcache_compile_file,opcache_reset
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
var_dump(function_exists('opcache_invalidate'));
$part = $site->put('part.php', '<?php return "old";');
echo include $part, "\n";
$site->put('part.php', '<?php return "new";');
echo 'not ordered: ', include $part, "\n";
opcflush_reset();
echo 'ordered: ', include $part, "\n";
$status = opcflush_status();
echo 'invalidated: ', $status['last_flush']['invalidated'] > 0 ? 'some' : 'none', ', detached: ', $status['detached'], ', OPcache: ', $status['opcache']['state'], "\n";
?>
--EXPECT--
bool(false)
old
not ordered: old
ordered: new
invalidated: some, detached: 0, OPcache: on
