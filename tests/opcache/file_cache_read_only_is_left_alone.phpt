--TEST--
opcache.file_cache_read_only=1: copies cannot be removed, and none that an order concerns is served by the process that has it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
if (PHP_VERSION_ID < 80500) {
	die('skip there is no opcache.file_cache_read_only before PHP 8.5');
}
?>
--FILE--
<?php
require __DIR__ . '/file_cache.inc';

$cache = new FileCache;
$orders = ['reset' => 'opcflush_reset();', 'refresh' => 'opcflush_refresh();', 'refresh of it' => 'opcflush_refresh("$dir/part.php");', 'invalidate' => 'opcflush_invalidate("$dir/p*");'];
foreach ($orders as $what => $order) {
	foreach (['loaded' => 'include "$dir/part.php";', 'not loaded' => ''] as $how => $load) {
		$cache->site->put('part.php', '<?php return "old";', 1000000000);
		usleep(60000);
		$cache->run('opcflush_reset(); include "$dir/part.php";');
		$cache->site->put('part.php', '<?php return "new";', 1000000000);
		usleep(60000);
		echo "$what, $how: ", $cache->run("$load $order" . ' echo include "$dir/part.php", " ", include "$dir/part.php", ", ", implode(" | ", opcflush_status()["reasons"]);',
			['opcache.file_cache_read_only' => '1']), ', copies: ', $cache->copies(), "\n";
	}
}
?>
--EXPECT--
reset, loaded: new new, some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, and PHP's next start may serve them, copies: part.php
reset, not loaded: new new, some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, and PHP's next start may serve them, copies: part.php
refresh, loaded: new new, some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, and PHP's next start may serve them, copies: part.php
refresh, not loaded: new new, some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, and PHP's next start may serve them, copies: part.php
refresh of it, loaded: new new, some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, and PHP's next start may serve them, copies: part.php
refresh of it, not loaded: new new, some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, and PHP's next start may serve them, copies: part.php
invalidate, loaded: new new, some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, and PHP's next start may serve them, copies: part.php
invalidate, not loaded: new new, some copies of scripts in opcache.file_cache could not be removed: whoever includes them compiles them anew, and PHP's next start may serve them, copies: part.php
