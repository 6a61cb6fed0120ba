--TEST--
After a fatal error, shutdown functions include fresh files and cache them
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
display_errors=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';

$site = new Site;
$part = $site->put('part.php', '<?php return "old";');
$fatal = $site->put('fatal.php', '<?php undefined_function();');
echo include $part, "\n";
register_shutdown_function(function () use ($site, $part) {
	$site->put('part.php', '<?php return "new";');
	opcflush_reset();
	echo include $part, "\n";
	var_dump(opcache_is_script_cached($part));
});
include $fatal;
?>
--EXPECT--
old
new
bool(true)
