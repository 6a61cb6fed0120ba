--TEST--
opcache.file_cache_only=1: loads, says what an order does not do, and breaks nothing
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
mkdir("$site->dir/cache");
$site->put('part.php', '<?php return "old";');
$script = $site->put('script.php', <<<'PHP'
	<?php
	echo include __DIR__ . '/part.php', ', generation ', opcflush_reset(), ', ', include __DIR__ . '/part.php', "\n";
	$status = opcflush_status();
	echo $status['opcache']['state'], "\n", implode("\n", $status['reasons']), "\n";
	PHP);
echo run_cli([$script], ['opcache.enable_cli' => '1', 'opcache.file_cache' => "$site->dir/cache", 'opcache.file_cache_only' => '1']);
?>
--EXPECT--
old, generation 2, old
file_cache_only
OPcache has no shared memory in this process (opcache.enable, opcache.enable_cli, opcache.file_cache_only): orders drop realpath caches only
