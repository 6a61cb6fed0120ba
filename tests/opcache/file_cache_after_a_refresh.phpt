--TEST--
opcache.file_cache: after a refresh no stale script comes back from it, neither in the process nor in a later one; what has not changed is not compiled again
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/file_cache.inc';

$cache = new FileCache;
$put = function (string $word) use ($cache) {
	foreach (['a', 'b', 'c'] as $name) {
		$cache->site->put("$name.php", "<?php return '$word';", 1000000000);
	}
	$cache->site->put('kept.php', '<?php return "kept";', 1000000000);
	usleep(60000);
};
$read = '$read = fn (string ...$names) => implode(" ", array_map(fn ($name) => include "$dir/$name.php", $names));';
$all = $read . 'echo $read("a", "b", "c", "kept"), "\n";';

echo "compiled here, and changed while the process runs:\n";
$put('old');
echo $cache->run($read . <<<'PHP'
	echo $read('a', 'b', 'c', 'kept'), ', ', $read('a', 'kept'), "\n";
	foreach (['a', 'b'] as $name) {
		file_put_contents("$dir/$name.php", '<?php return "new";');
		touch("$dir/$name.php", 1000000000);
	}
	usleep(60000);
	echo 'not ordered: ', $read('a', 'b', 'c'), "\n";
	opcflush_refresh("$dir/*.php");
	echo 'kept.php\'s hits ', cached($dir)['kept.php'], ', c.php\'s ', cached($dir)['c.php'], "\n";
	echo 'ordered: ', $read('a', 'b', 'c', 'kept'), "\n";
	PHP);
echo 'the next process: ', $cache->run($all);

echo "copies that no process has loaded when the order comes:\n";
$put('two');
echo 'not ordered: ', $cache->run($all);
echo 'ordered: ', $cache->run('opcflush_refresh();' . $all);
echo 'the next process: ', $cache->run($all);
$put('fou');
echo $cache->run('opcflush_refresh([]); echo "ordered in a process that loads nothing\n";');
echo 'the next process: ', $cache->run($all);

echo "loaded from copies: without a fingerprint:\n";
echo $cache->run('opcflush_reset();' . $all);
echo $cache->run($all . <<<'PHP'
	opcflush_refresh("$dir/{a,b,c,kept}.php");
	echo last_flush(), "\n";
	PHP . "\n" . $all . <<<'PHP'
	opcflush_refresh("$dir/{a,b,c,kept}.php");
	echo last_flush(), "\n";
	PHP);

echo "with selectors:\n";
$put('fiv');
echo $cache->run('opcflush_refresh(["$dir/a.php", "$dir/b*"]);' . $all);
echo 'the next process: ', $cache->run($all);
?>
--EXPECT--
compiled here, and changed while the process runs:
old old old kept, old kept
not ordered: old old old
kept.php's hits 1, c.php's 1
ordered: new new old kept
the next process: new new old kept
copies that no process has loaded when the order comes:
not ordered: new new old kept
ordered: two two two kept
the next process: two two two kept
ordered in a process that loads nothing
the next process: fou fou fou kept
loaded from copies: without a fingerprint:
fou fou fou kept
fou fou fou kept
looked at 4, invalidated 4, kept 0
fou fou fou kept
looked at 4, invalidated 0, kept 4
with selectors:
fiv fiv fou kept
the next process: fiv fiv fou kept
