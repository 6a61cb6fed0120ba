--TEST--
OPcache off, or with files only: a moved link is found anew by the request after a signal
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

$script = <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	echo $turn === 1 ? opcflush_status()['opcache']['state'] . ':' : '', ' ', basename(realpath(__DIR__ . '/current'));
	if ($turn === 1) {
		exec('ln -sfn 2 ' . __DIR__ . '/current');
	}
	if ($turn === 2) {
		posix_kill(getmypid(), SIGURG);
	}
	if ($turn === 4) {
		opcflush_reset();
		echo ', own order: ', realpath_cache_size(), "\n";
	}
	PHP;
$beds = ['file_cache_only' => ['opcache.file_cache_only' => '1'], 'off' => ['opcache.enable' => '0']];
foreach ($beds as $bed => $ini) {
	$site = new Site;
	$site->put('1/text', '');
	$site->put('2/text', '');
	$site->link('current', '1');
	if ($bed === 'file_cache_only') {
		mkdir("$site->dir/cache");
		$ini['opcache.file_cache'] = "$site->dir/cache";
	}
	$path = $site->put('request.php', $script);
	echo run_requests(4, $path, $ini + ['realpath_cache_ttl' => '600']);
}
?>
--EXPECT--
file_cache_only: 1 1 2 2, own order: 0
off: 1 1 2 2, own order: 0
