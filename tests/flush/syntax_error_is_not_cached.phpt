--TEST--
A file that does not compile, repaired and flushed, runs; it does not disturb the rest
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
$part = $site->put('part.php', '<?php return "old"');
for ($i = 0; $i < 3; $i++) {
	try {
		include $part;
	} catch (ParseError $e) {
		echo get_class($e), "\n";
	}
	try {
		opcache_compile_file($part);
	} catch (ParseError $e) {
		echo get_class($e), "\n";
	}
}
$site->put('part.php', '<?php return "new";');
opcflush_reset();
echo include $part, "\n";
var_dump(opcache_is_script_cached($part));
echo opcflush_status()['detached'], "\n";
?>
--EXPECT--
ParseError
ParseError
ParseError
ParseError
ParseError
ParseError
new
bool(true)
0
