--TEST--
opcflush_refresh() with selectors: what they do not match stays as it is until another order comes
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
$names = ['blog/a.php', 'blog/b.inc', 'shop/a.php', 'shop/b.inc', 'same.php'];
foreach ($names as $name) {
	$site->put($name, '<?php return "old";', 1000000000);
}
settle();
$show = fn (string $what) => print("$what: " . implode(' ', array_map(fn ($name) => include "$site->dir/$name", $names)) . "\n");
$show('before');
foreach (array_slice($names, 0, 4) as $name) {
	$site->put($name, '<?php return "new";', 1000000000);
}
settle();
foreach (["$site->dir/blog/*.php", "$site->dir/same.php", ["$site->dir/blog/", "$site->dir/shop/a.php"], "$site->dir/"] as $selectors) {
	opcflush_refresh($selectors);
	echo last_flush(), "\n";
	$show(str_replace("$site->dir/", '', implode(', ', (array) $selectors)));
}
foreach ($names as $name) {
	$site->put($name, '<?php return "two";', 1000000000);
}
settle();
opcflush_refresh();
$show('everything, by no argument');
foreach ($names as $name) {
	$site->put($name, '<?php return "four";', 1000000000);
}
settle();
opcflush_refresh([]);
$show('everything, by an empty list');
?>
--EXPECT--
before: old old old old old
looked at 1, invalidated 1, kept 0
blog/*.php: new old old old old
looked at 1, invalidated 0, kept 1
same.php: new old old old old
looked at 3, invalidated 2, kept 1
blog/, shop/a.php: new new new old old
looked at 5, invalidated 1, kept 4
: new new new new old
everything, by no argument: two two two two two
everything, by an empty list: four four four four four
