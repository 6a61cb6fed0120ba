--TEST--
Manifest: empty lines are passed over; one that names nothing invalidates nothing, and is an order all the same
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
cache_scripts($site, 'a.php', 'b.php');
foreach (['', "\n", "\n\n\n", "\0", "\0\0"] as $content) {
	echo order_with($site, $content), ': ', cached($site, 'a.php', 'b.php'), "\n";
}
echo order_with($site, "\n\n$site->dir/a.php\n\n\n"), ': ', cached($site, 'a.php', 'b.php'), "\n";
?>
--EXPECT--
generation 2: a.php b.php
generation 3: a.php b.php
generation 4: a.php b.php
generation 5: a.php b.php
generation 6: a.php b.php
generation 7: b.php
