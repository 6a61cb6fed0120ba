--TEST--
opcache.preload: no refresh and no invalidate touches preloaded scripts, though their files have changed and the selectors match them
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
$preload = $site->put('preload.php', '<?php require __DIR__ . "/lib.php";');
$site->put('lib.php', '<?php function preloaded() { return "preloaded"; }');
$site->put('part.php', '<?php return "old";');
$site->put('new.php', '<?php return "new";');
$script = $site->put('script.php', <<<'PHP'
	<?php
	foreach (['opcflush_refresh', 'opcflush_invalidate'] as $function) {
		echo preloaded(), ' ', include __DIR__ . '/part.php', ', ';
		copy(__DIR__ . '/new.php', __DIR__ . '/part.php');
		file_put_contents(__DIR__ . '/lib.php', '<?php');
		usleep(60000);
		$function([__DIR__ . '/lib.php', __DIR__ . '/preload.php', __DIR__ . '/part.php']);
		echo preloaded(), ' ', include __DIR__ . '/part.php', "\n";
		$last = opcflush_status()['last_flush'];
		echo "looked at $last[looked_at], invalidated $last[invalidated], kept $last[kept], preloaded ", opcflush_status()['preloaded'],
			', still there: ', count(opcache_get_status()['preload_statistics']['scripts']), "\n";
	}
	PHP);
$ini = ['opcache.enable_cli' => '1', 'opcache.preload' => $preload];
if (posix_geteuid() === 0) {
	$ini['opcache.preload_user'] = posix_getpwuid(0)['name'];
}
echo run_cli([$script], $ini);
?>
--EXPECT--
preloaded old, preloaded new
looked at 1, invalidated 1, kept 0, preloaded 2, still there: 2
preloaded new, preloaded new
looked at 1, invalidated 1, kept 0, preloaded 2, still there: 2
