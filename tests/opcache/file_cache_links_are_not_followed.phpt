--TEST--
opcache.file_cache: a link to a folder in it, with real copies behind: no order and no include after it unlinks them, and nobody is served them
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/file_cache.inc';

$cache = new FileCache;
$site = $cache->site;
$orders = [
	'reset' => 'opcflush_reset();',
	'refresh' => 'opcflush_refresh();',
	'refresh of it' => 'opcflush_refresh("$part");',
	'invalidate' => 'opcflush_invalidate("$part");',
	'invalidate of its folder' => 'opcflush_invalidate(dirname($part) . "/");',
];
foreach ($orders as $what => $order) {
	foreach (['loaded' => 'include $part;', 'not loaded' => ''] as $how => $load) {
		$name = 'app' . count(glob("$site->dir/app*"));
		$part = $site->put("$name/part.php", '<?php return "old";', 1000000000);
		usleep(60000);
		$cache->run("include '$part';");
		/* OPcache itself follows the link: to the copy of the old file. */
		mkdir("$site->dir/outside-$name");
		rename("$cache->build$part.bin", "$site->dir/outside-$name/part.php.bin");
		rmdir(dirname("$cache->build$part"));
		symlink("$site->dir/outside-$name", dirname("$cache->build$part"));
		$copy = file_get_contents("$site->dir/outside-$name/part.php.bin");
		$site->put("$name/part.php", '<?php return "new";', 1000000000);
		usleep(60000);
		echo "$what, $how: ", $cache->run("\$part = '$part'; $load $order echo include \$part, ' ', include \$part;"), ', the copy: ',
			@file_get_contents("$site->dir/outside-$name/part.php.bin") === $copy ? 'as it was' : 'ANOTHER OR GONE', "\n";
	}
}
?>
--EXPECT--
reset, loaded: new new, the copy: as it was
reset, not loaded: new new, the copy: as it was
refresh, loaded: new new, the copy: as it was
refresh, not loaded: new new, the copy: as it was
refresh of it, loaded: new new, the copy: as it was
refresh of it, not loaded: new new, the copy: as it was
invalidate, loaded: new new, the copy: as it was
invalidate, not loaded: new new, the copy: as it was
invalidate of its folder, loaded: new new, the copy: as it was
invalidate of its folder, not loaded: new new, the copy: as it was
