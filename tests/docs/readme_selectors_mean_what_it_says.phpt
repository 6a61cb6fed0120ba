--TEST--
README.md: each selector of the table matches the script that stands beside it, and not the other one
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/readme.inc';

$site = new Site;
$quoted = fn (string $cell): ?string => preg_match('/^`(.+)`$/', $cell, $match) ? str_replace('/srv/', "$site->dir/", $match[1]) : null;
foreach (readme_table('selector', 'means', 'so it is', 'and not') as $row) {
	[$selector, , $in, $out] = array_map($quoted, $row);
	if ($in === null) {
		echo "$row[0]: not tried here\n";
		continue;
	}
	foreach ([$in, $out] as $path) {
		$site->put(substr($path, strlen("$site->dir/")), '<?php');
		include $path;
	}
	opcflush_invalidate($selector);
	echo "$row[0]: ", opcache_is_script_cached($in) ? 'NOT ' : '', "$row[2], ", opcache_is_script_cached($out) ? 'not ' : '', "$row[3]\n";
}
?>
--EXPECT--
`/srv/blog/a.php`: `/srv/blog/a.php`, not `/srv/blog/a.php5`
`/srv/blog/`: `/srv/blog/lib/x.php`, not `/srv/blog2/x.php`
`/srv/*/a?.php`: `/srv/blog/a1.php`, not `/srv/blog/lib/a1.php`
`/srv/**/test/*.php`: `/srv/test/x.php`, not `/srv/blog/test/lib/x.php`
`/srv/blog/[a-c]*.php`: `/srv/blog/b.php`, not `/srv/blog/x.php`
`/srv/blog/[!a-c]*.php`: `/srv/blog/x.php`, not `/srv/blog/b.php`
`/srv/{blog,shop/v[12]}/`: `/srv/shop/v2/x.php`, not `/srv/shop/x.php`
`'/srv/my shop/'*.php`: `/srv/my shop/a.php`, not `/srv/my/a.php`
`@/run/deploy/changed`: not tried here
