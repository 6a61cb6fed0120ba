--TEST--
With OPcache off, in two ways: loads without a word, binds signals, counts orders, and says what they do
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
$script = $site->put('script.php', <<<'PHP'
	<?php
	$status = opcflush_status();
	echo count(array_filter(array_column($status['signals'], 'bound'))), ' signals, ';
	posix_kill(getmypid(), SIGURG);
	echo 'generation ', opcflush_reset(), ', ', implode(', ', opcflush_status()['reasons']), "\n";
	PHP);
echo run_cli([$script], ['opcache.enable_cli' => '0']);
echo run_cli([$script], ['opcache.enable_cli' => '1', 'opcache.enable' => '0']);
?>
--EXPECT--
2 signals, generation 3, OPcache has no shared memory in this process (opcache.enable, opcache.enable_cli, opcache.file_cache_only): orders drop realpath caches only
2 signals, generation 3, OPcache has no shared memory in this process (opcache.enable, opcache.enable_cli, opcache.file_cache_only): orders drop realpath caches only
