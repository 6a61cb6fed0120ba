--TEST--
opcflush_reset() and then opcache_compile_file() in one request: fresh, cached, and OPcache stays on
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
$part = $site->put('part.php', '<?php return "old";');
opcache_compile_file($part);
$site->put('part.php', '<?php return "new";');
opcflush_reset();
var_dump(opcache_is_script_cached($part), opcache_compile_file($part), opcache_is_script_cached($part));
$site->put('part.php', '<?php return "newer";');
echo 'from the cache: ', include $part, "\n";
echo 'from the cache in another process: ', in_child(fn () => include $part), "\n";
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
from the cache: new
from the cache in another process: new
