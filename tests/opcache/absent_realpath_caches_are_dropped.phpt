--TEST--
Without OPcache: a moved link is found anew by the request after a signal
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
$site = new Site;
$site->put('1/text', '');
$site->put('2/text', '');
$site->link('current', '1');
echo run_requests(4, $site->put('request.php', $script), ['realpath_cache_ttl' => '600'], opcache: false);
?>
--EXPECT--
absent: 1 1 2 2, own order: 0
