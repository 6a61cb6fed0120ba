--TEST--
opcflush_refresh() after a link has moved: the names that it led to lead to the new release; what lives elsewhere, and the new release's own scripts, keep their hits
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
realpath_cache_ttl=600
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
foreach (['1', '2'] as $release) {
	foreach (['a', 'b'] as $name) {
		$site->put("releases/$release/$name.php", "<?php return 'release $release';");
	}
}
$site->put('shared/part.php', '<?php return "shared";');
$site->link('current', 'releases/1');
$site->link('lib', 'shared');
settle();
$by_link = fn () => implode(', ', array_map(fn ($name) => include "$site->dir/$name", ['current/a.php', 'current/b.php', 'lib/part.php']));
$show = fn () => json_encode(cached($site->dir), JSON_UNESCAPED_SLASHES);

echo $by_link(), "\n", $by_link(), "\n";
read(2, "$site->dir/releases/2/a.php");
echo 'before: ', $show(), "\n";
foreach (['2', '1', '2'] as $turn => $release) {
	$site->link('current', "releases/$release");
	opcflush_refresh("$site->dir/");
	echo "current is $release: ", $turn === 0 ? last_flush() . ', ' . $show() : 'shared/part.php ' . cached($site->dir)['shared/part.php'], "\n";
	echo 'ordered: ', $by_link(), ', in another process: ', in_child($by_link), "\n";
}
echo 'release 1 by its real path: ', include "$site->dir/releases/1/a.php", ', by the link: ', $by_link(), ', in another process: ', in_child($by_link), "\n";
$before = cached($site->dir);
opcflush_refresh("$site->dir/");
echo 'not moved: ', cached($site->dir) === $before ? 'the same entries and hits' : json_encode([$before, cached($site->dir)]), "\n";
?>
--EXPECT--
release 1, release 1, shared
release 1, release 1, shared
before: {"releases/1/a.php":1,"releases/1/b.php":1,"releases/2/a.php":1,"shared/part.php":1}
current is 2: looked at 4, invalidated 2, kept 2, {"releases/2/a.php":1,"shared/part.php":1}
ordered: release 2, release 2, shared, in another process: release 2, release 2, shared
current is 1: shared/part.php 3
ordered: release 1, release 1, shared, in another process: release 1, release 1, shared
current is 2: shared/part.php 5
ordered: release 2, release 2, shared, in another process: release 2, release 2, shared
release 1 by its real path: release 1, by the link: release 2, release 2, shared, in another process: release 2, release 2, shared
not moved: the same entries and hits
