--TEST--
opcache.file_cache: an invalidate removes the copies that its selectors match, also of scripts that the process has not loaded or whose file is gone, and no other
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/file_cache.inc';

$cache = new FileCache;
$names = ['blog/a.php', 'blog/b.inc', 'blog/deep/a.php', 'shop/a.php', 'gone/a.php', 'with space.php', '[odd]*.php'];
foreach (['loaded' => true, 'not loaded' => false] as $what => $loaded) {
	foreach (['~/blog/', '~/blog/*.php', '~/blog/b.inc', '~/{shop,gone}/**', '~/gone/a.php', ['~/with space.php', "~/'[odd]*.php'"], '~/**/a.php', '~/nothing/'] as $selectors) {
		foreach ($names as $name) {
			$cache->site->put($name, '<?php return 1;');
		}
		$load = 'foreach (' . var_export($names, true) . ' as $name) { include "$dir/$name"; }';
		$cache->run($load);
		$before = explode(' ', strtr($cache->copies(), ['with space' => 'with_space']));
		unlink($cache->site->dir . '/gone/a.php');
		echo $cache->run(($loaded ? str_replace("include", '@include', $load) : '') . 'opcflush_invalidate(str_replace("~", $dir, ' . var_export($selectors, true) . '));');
		$after = explode(' ', strtr($cache->copies(), ['with space' => 'with_space']));
		echo "$what: ", implode(', ', (array) $selectors), ': ', implode(' ', array_diff($before, $after)) ?: '-', "\n";
	}
}
?>
--EXPECT--
loaded: ~/blog/: blog/a.php blog/b.inc blog/deep/a.php
loaded: ~/blog/*.php: blog/a.php
loaded: ~/blog/b.inc: blog/b.inc
loaded: ~/{shop,gone}/**: gone/a.php shop/a.php
loaded: ~/gone/a.php: gone/a.php
loaded: ~/with space.php, ~/'[odd]*.php': [odd]*.php with_space.php
loaded: ~/**/a.php: blog/a.php blog/deep/a.php gone/a.php shop/a.php
loaded: ~/nothing/: -
not loaded: ~/blog/: blog/a.php blog/b.inc blog/deep/a.php
not loaded: ~/blog/*.php: blog/a.php
not loaded: ~/blog/b.inc: blog/b.inc
not loaded: ~/{shop,gone}/**: gone/a.php shop/a.php
not loaded: ~/gone/a.php: gone/a.php
not loaded: ~/with space.php, ~/'[odd]*.php': [odd]*.php with_space.php
not loaded: ~/**/a.php: blog/a.php blog/deep/a.php gone/a.php shop/a.php
not loaded: ~/nothing/: -
