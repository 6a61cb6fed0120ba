--TEST--
opcflush_invalidate(): scripts go whose file or folder is gone, and what comes back in their place is fresh
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
require __DIR__ . '/../cache.inc';

$site = new Site;
$show = fn (string $what) => print("$what: " . (implode(' ', array_keys(cached($site->dir))) ?: 'none') . "\n");
$build = function () use ($site) {
	foreach (['file.php', 'folder/part.php', 'folder/below/part.php', 'kept.php'] as $name) {
		read(1, $site->put($name, '<?php return "old";'));
	}
	unlink("$site->dir/file.php");
	exec("rm -r $site->dir/folder");
	clearstatcache();
};
foreach ([['file.php', 'folder/'], ['f**'], ['file.php', 'folder/part.php', 'folder/below/part.php'], ['{file.php,folder/**}']] as $selectors) {
	$build();
	$show('gone from disk');
	opcflush_invalidate(array_map(fn ($selector) => "$site->dir/$selector", $selectors));
	$show(implode(', ', $selectors));
	echo 'back on disk: ', include $site->put('file.php', '<?php return "new";'), ' ', include $site->put('folder/part.php', '<?php return "new";'), "\n";
	opcflush_invalidate("$site->dir/");
}
?>
--EXPECT--
gone from disk: file.php folder/below/part.php folder/part.php kept.php
file.php, folder/: kept.php
back on disk: new new
gone from disk: file.php folder/below/part.php folder/part.php kept.php
f**: kept.php
back on disk: new new
gone from disk: file.php folder/below/part.php folder/part.php kept.php
file.php, folder/part.php, folder/below/part.php: kept.php
back on disk: new new
gone from disk: file.php folder/below/part.php folder/part.php kept.php
{file.php,folder/**}: kept.php
back on disk: new new
