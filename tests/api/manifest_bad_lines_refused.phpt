--TEST--
Manifest: a bad line is named by its number and shown in printable characters, the first three of many are, and nothing is invalidated
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
cache_scripts($site, 'a.php');
$lines = [
	'"caf\303\251.php"',
	'"',
	'/srv/../a.php',
	'..',
	'/srv/..',
	"/srv/a.php\r",
	"\r",
	'/' . str_repeat('x', 4095),
	"\xc3\xa4\"\\\x7f\e.php",
	str_repeat('x', 41),
];
foreach ($lines as $line) {
	echo order_with($site, "$site->dir/a.php\n$line\n"), "\n";
}
echo order_with($site, str_repeat('x', 4091) . "\n", '/srv'), "\n";
echo order_with($site, "/a\nb\n/c\n/../d\n\n\"e\"\n/f\ng\nh"), "\n";
echo order_with($site, str_repeat("a\n", 4)), "\n";
echo 'generation ', opcflush_generation(), ': ', cached($site, 'a.php'), "\n";
echo 'as long as may be: ', order_with($site, '/' . str_repeat('x', 4094) . "\n/srv/..a../b..php\n" . str_repeat('/', 4095) . "\n"), "\n";
echo 'with its base: ', order_with($site, str_repeat('x', 4090), '/srv'), "\n";
?>
--EXPECTF--
manifest SITE/manifest: line 2 begins with a quote ("\"caf\\303\\251.php\""), and a plain path is expected (git quotes none with -z)
manifest SITE/manifest: line 2 begins with a quote ("\""), and a plain path is expected (git quotes none with -z)
manifest SITE/manifest: line 2 has a ".." ("/srv/../a.php"), and a path without is expected
manifest SITE/manifest: line 2 is relative (".."), and an absolute path, or a base (--base), is expected
manifest SITE/manifest: line 2 has a ".." ("/srv/.."), and a path without is expected
manifest SITE/manifest: line 2 ends in a carriage return ("/srv/a.php\x0d"), and a line feed alone, or a NUL, is expected there
manifest SITE/manifest: line 2 ends in a carriage return ("\x0d"), and a line feed alone, or a NUL, is expected there
manifest SITE/manifest: line 2 is too long ("/%rx{39}%r..."), and at most 4095 bytes, its base included, are accepted
manifest SITE/manifest: line 2 is relative ("\xc3\xa4\"\\\x7f\x1b.php"), and an absolute path, or a base (--base), is expected
manifest SITE/manifest: line 2 is relative ("%rx{40}%r..."), and an absolute path, or a base (--base), is expected
manifest SITE/manifest: line 1 is too long ("%rx{40}%r..."), and at most 4095 bytes, its base included, are accepted
manifest SITE/manifest: line 2 is relative ("b"), and an absolute path, or a base (--base), is expected; line 4 has a ".." ("/../d"), and a path without is expected; line 6 begins with a quote ("\"e\""), and a plain path is expected (git quotes none with -z); and 2 more
manifest SITE/manifest: line 1 is relative ("a"), and an absolute path, or a base (--base), is expected; line 2 is relative ("a"), and an absolute path, or a base (--base), is expected; line 3 is relative ("a"), and an absolute path, or a base (--base), is expected; and 1 more
generation 1: a.php
as long as may be: generation 2
with its base: generation 3
