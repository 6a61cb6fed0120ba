--TEST--
Manifest: the scripts that it names and those below its folders are invalidated, and nothing else is
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
$names = ['a.php', 'b.php', 'lib/c.php', 'lib/d.php', 'lib/deep/e.php', 'library/f.php', 'lib.php', 'A.php'];
cache_scripts($site, ...$names);
echo order_with($site, "$site->dir/a.php\n$site->dir/lib/\n"), ': ', cached($site, ...$names), "\n";
cache_scripts($site, ...$names);
echo 'without a line feed at the end: ', order_with($site, "$site->dir/a.php\n$site->dir/lib/deep/e.php"), ': ', cached($site, ...$names), "\n";
cache_scripts($site, ...$names);
echo 'neither globs nor folders without a slash: ', order_with($site, "$site->dir/*.php\n$site->dir/lib\n$site->dir/{a,b}.php\n'$site->dir/a.php'\n",
	'/srv'), ': ', cached($site, ...$names), "\n";
echo 'everything: ', order_with($site, "/\n"), ': ', cached($site, ...$names), "\n";
?>
--EXPECT--
generation 2: b.php library/f.php lib.php A.php
without a line feed at the end: generation 3: b.php lib/c.php lib/d.php library/f.php lib.php A.php
neither globs nor folders without a slash: generation 4: a.php b.php lib/c.php lib/d.php lib/deep/e.php library/f.php lib.php A.php
everything: generation 5: none
