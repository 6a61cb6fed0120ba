--TEST--
Manifest: a refresh by it invalidates what it names and has changed
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
$names = ['a.php', 'b.php', 'lib/c.php', 'lib/d.php', 'e.php'];
foreach ($names as $name) {
	$site->put($name, '<?php');
}
usleep(60_000);
foreach ($names as $name) {
	include "$site->dir/$name";
}
foreach (['a.php', 'lib/c.php', 'e.php'] as $name) {
	$site->put($name, '<?php');
}
echo order_with($site, "a.php\nb.php\nlib/\n", $site->dir, 'opcflush_refresh'), ': ', cached($site, ...$names), "\n";
?>
--EXPECT--
generation 2: b.php lib/d.php e.php
