--TEST--
opcflush_refresh(): scripts of a phar have no fingerprint and go, here and from opcache.file_cache; a file beside the phar keeps its hits; selectors, which are paths, match no phar
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';
require __DIR__ . '/../fpm/phar.inc';

$site = new Site;
mkdir("$site->dir/cache");
$site->put('kept.php', '<?php return "kept";', 1000000000);
$script = $site->put('script.php', '<?php require "' . __DIR__ . '/../cache.inc";' . <<<'PHP'
	$part = 'phar://' . __DIR__ . '/app.phar/part.php';
	$show = fn (string $what) => print("$what: " . (opcache_is_script_cached($part) ? 'cached' : 'not cached') . ', the hits of kept.php ' . cached(__DIR__)['kept.php'] . "\n");
	read(3, __DIR__ . '/kept.php', $part);
	$show('read');
	opcflush_refresh(__DIR__ . '/');
	$show('refresh of the folder');
	opcflush_refresh(__DIR__ . '/app.phar/**');
	$show('refresh of what is in the phar, as if it were a folder');
	copy(__DIR__ . '/new.phar', __DIR__ . '/app.phar');
	opcflush_refresh();
	$show('refresh');
	echo include $part, "\n";
	PHP);
$reader = $site->put('reader.php', '<?php echo include "phar://" . __DIR__ . "/app.phar/part.php", "\n";');
$phar = trim(file_get_contents(getenv('OPCFLUSH_PHP_PREFIX') . '/extension_dir')) . '/phar.so';
$ini = ['opcache.enable_cli' => '1'] + (is_file($phar) ? ['extension' => $phar] : []);
usleep(60000);
$build = function () use ($site) {
	put_phar("$site->dir/app.phar", ['part.php' => '<?php return "old";']);
	put_phar("$site->dir/new.phar", ['part.php' => '<?php return "new";']);
};
$build();
echo run_cli([$script], $ini);
$build();
$ini['opcache.file_cache'] = "$site->dir/cache";
$said = explode("\n", run_cli([$script], $ini));
echo 'with a file cache: ', $said[4], ', the next process: ', run_cli([$reader], $ini);
?>
--EXPECT--
read: cached, the hits of kept.php 2
refresh of the folder: cached, the hits of kept.php 2
refresh of what is in the phar, as if it were a folder: cached, the hits of kept.php 2
refresh: not cached, the hits of kept.php 2
new
with a file cache: new, the next process: new
