--TEST--
opcache.preload: preloaded scripts are counted and no flush touches them; all others are flushed
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
	echo preloaded(), ' ', include __DIR__ . '/part.php', "\n";
	copy(__DIR__ . '/new.php', __DIR__ . '/part.php');
	copy(__DIR__ . '/new.php', __DIR__ . '/lib.php');
	opcflush_reset();
	echo preloaded(), ' ', include __DIR__ . '/part.php', "\n";
	$status = opcflush_status();
	echo 'preloaded: ', $status['preloaded'], ', still there: ', count(opcache_get_status()['preload_statistics']['scripts']), "\n";
	echo implode("\n", $status['reasons']), "\n";
	PHP);
$ini = ['opcache.enable_cli' => '1', 'opcache.preload' => $preload];
if (posix_geteuid() === 0) {
	$ini['opcache.preload_user'] = posix_getpwuid(0)['name'];
}
echo run_cli([$script], $ini);
?>
--EXPECT--
preloaded old
preloaded new
preloaded: 2, still there: 2
preloaded scripts (opcache.preload) are not flushed: restart PHP for them
