--TEST--
opcache.validate_root=1: there are no fingerprints: a refresh invalidates what its selectors match, and an invalidate what it names
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcache.validate_root=1
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
foreach (['blog/changed', 'blog/same', 'shop/changed', 'shop/same'] as $name) {
	$site->put("$name.php", '<?php return "old";', 1000000000);
}
settle();
$read = fn () => implode(' ', array_map(fn ($name) => include "$site->dir/$name.php", ['blog/changed', 'blog/same', 'shop/changed', 'shop/same']));
$read();
echo $read(), "\n";
foreach (['blog', 'shop'] as $name) {
	$site->put("$name/changed.php", '<?php return "new";', 1000000000);
}
settle();
echo 'not ordered: ', $read(), "\n";
opcflush_refresh("$site->dir/blog/");
echo last_flush(), ': ', $read(), "\n";
opcflush_invalidate("$site->dir/*/changed.php");
echo last_flush(), ': ', $read(), "\n";
opcflush_refresh("$site->dir/");
echo last_flush(), ': ', $read(), "\n";
?>
--EXPECT--
old old old old
not ordered: old old old old
looked at 2, invalidated 2, kept 0: new old old old
looked at 2, invalidated 2, kept 0: new old new old
looked at 4, invalidated 4, kept 0: new old new old
