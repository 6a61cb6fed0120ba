--TEST--
Without OPcache: loads without a word, binds signals, counts orders, and says what they do
--EXTENSIONS--
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
if (trim(file_get_contents(getenv('OPCFLUSH_PHP_PREFIX') . '/opcache.ini')) === '') {
	die('skip OPcache is built into this PHP, and cannot be absent');
}
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
echo run_cli([$script], opcache: false);
?>
--EXPECT--
2 signals, generation 3, OPcache is not loaded: orders drop realpath caches only
