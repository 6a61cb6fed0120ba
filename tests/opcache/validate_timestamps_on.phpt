--TEST--
opcache.validate_timestamps=1: a reset makes files fresh that have kept, or got back, their time
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcache.validate_timestamps=1
opcache.revalidate_freq=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$put = function (string $word, int $time) use ($site): string {
	$path = $site->put('part.php', "<?php return '$word';");
	touch($path, $time);
	return $path;
};
$part = $put('first', 1000000000);
echo include $part, "\n";
$put('second', 1000000000);
echo 'the same time: ', include $part, "\n";
opcflush_reset();
echo 'ordered: ', include $part, ', cached: ', var_export(opcache_is_script_cached($part), true), "\n";

$put('third', 1100000000);
opcflush_reset();
$put('fourth', 1000000000);
echo 'ordered when the time was another one: ', include $part, ', detached: ', opcflush_status()['detached'], "\n";
?>
--EXPECT--
first
the same time: first
ordered: second, cached: true
ordered when the time was another one: fourth, detached: 0
