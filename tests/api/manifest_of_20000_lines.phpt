--TEST--
Manifest: 20,000 lines, in 1,000 folders behind a link, take less than a second of the processor and name what they name
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/manifest.inc';

$site = new Site;
$site->link('current', 'release');
$lines = [];
for ($i = 0; $i < 20000; $i++) {
	$folder = $i % 1000;
	$lines[] = "current/lib/$folder/$i.php";
	if ($i < 1000) {
		mkdir("$site->dir/release/lib/$folder", 0755, true);
	}
}
$names = ['release/lib/0/0.php', 'release/lib/0/1.php', 'release/lib/999/19999.php', 'release/lib/500/500.php', 'release/lib/500/501.php', 'other.php'];
cache_scripts($site, ...$names);
$used = function (): float {
	$time = getrusage();
	return $time['ru_utime.tv_sec'] + $time['ru_stime.tv_sec'] + ($time['ru_utime.tv_usec'] + $time['ru_stime.tv_usec']) / 1e6;
};
$before = $used();
echo order_with($site, implode("\n", $lines), $site->dir), ': ', cached($site, ...$names), "\n";
$took = $used() - $before;
echo $took < 1 ? "less than a second\n" : "$took s\n";
echo order_with($site, implode("\0", $lines), $site->dir, 'opcflush_refresh'), ': ', cached($site, ...$names), "\n";
?>
--EXPECT--
generation 2: release/lib/0/1.php release/lib/500/501.php other.php
less than a second
generation 3: release/lib/0/1.php release/lib/500/501.php other.php
