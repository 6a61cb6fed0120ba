--TEST--
A reset of 600 files invalidates all of them, once
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
$read = function () use ($site) {
	$seen = [];
	for ($i = 0; $i < 600; $i++) {
		$seen[include "$site->dir/$i.php"] ??= 0;
		$seen[include "$site->dir/$i.php"]++;
	}
	return json_encode($seen);
};
foreach (['old', 'new'] as $word) {
	for ($i = 0; $i < 600; $i++) {
		$site->put("$i.php", "<?php return '$word';");
	}
	echo $read(), "\n";
}
opcflush_reset();
echo opcflush_status()['last_flush']['invalidated'] - 600 < 5 ? "600\n" : "more\n";
echo opcache_is_script_cached("$site->dir/599.php") ? "cached\n" : "not cached\n";
echo $read(), "\n";
opcflush_reset();
opcflush_reset();
echo opcflush_status()['last_flush']['invalidated'], "\n";
?>
--EXPECT--
{"old":600}
{"old":600}
600
not cached
{"new":600}
0
