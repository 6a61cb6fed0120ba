--TEST--
Signals bound to refresh and invalidate: the next request finds what has changed, or what was named, fresh, and the rest in the cache with its hits
--EXTENSIONS--
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$files = ['blog/changed', 'blog/kept', 'shop/changed', 'shop/kept'];
foreach ($files as $name) {
	$site->put("$name.php", '<?php return "old";', 1000000000);
}
$script = $site->put('request.php', <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	$scripts = opcache_get_status()['scripts'];
	echo "request $turn:";
	foreach (['blog/changed', 'blog/kept', 'shop/changed', 'shop/kept'] as $name) {
		$path = __DIR__ . "/$name.php";
		echo " $name ", opcache_is_script_cached($path) ? 'with hits ' . $scripts[$path]['hits'] : 'not cached', ', ', include $path, ';';
	}
	$last = opcflush_status()['last_flush'];
	echo $last ? str_replace(__DIR__, '', " $last[generation] $last[order], looked at $last[looked_at], invalidated $last[invalidated], kept $last[kept]") : '', "\n";
	if ($turn === 2) {
		foreach (['blog', 'shop'] as $name) {
			file_put_contents(__DIR__ . "/$name/changed.php", '<?php return "new";');
			touch(__DIR__ . "/$name/changed.php", 1000000000);
		}
		usleep(60000);
		posix_kill(getmypid(), SIGURG);
	}
	if ($turn === 3) {
		posix_kill(getmypid(), SIGUSR2);
	}
	PHP);
usleep(60000);
echo run_requests(4, $script, ['opcflush.signals' => "URG=refresh $site->dir/blog/; USR2=invalidate $site->dir/shop/**"]);
?>
--EXPECT--
request 1: blog/changed not cached, old; blog/kept not cached, old; shop/changed not cached, old; shop/kept not cached, old;
request 2: blog/changed with hits 0, old; blog/kept with hits 0, old; shop/changed with hits 0, old; shop/kept with hits 0, old;
request 3: blog/changed not cached, new; blog/kept with hits 1, old; shop/changed with hits 1, old; shop/kept with hits 1, old; 2 refresh /blog/, looked at 2, invalidated 1, kept 1
request 4: blog/changed with hits 0, new; blog/kept with hits 2, old; shop/changed not cached, new; shop/kept not cached, old; 3 invalidate /shop/**, looked at 2, invalidated 2, kept 0
