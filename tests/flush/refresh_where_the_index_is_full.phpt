--TEST--
A refresh of scripts that the index has no room for, and so no fingerprint: they are invalidated; with selectors, those that they match
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

const FILES = 4000;

$site = new Site;
foreach (['old', 'new'] as $word) {
	for ($i = 0; $i < FILES; $i++) {
		$site->put("$word/$i.php", "<?php return '$word';");
	}
}
$script = $site->put('request.php', sprintf(<<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	$seen = ['old' => 0, 'new' => 0];
	for ($i = $turn === 1 ? 0 : %1$d - 100; $i < %1$d; $i++) {
		$seen[include __DIR__ . "/site/$i.php"]++;
	}
	echo "request $turn: ", json_encode($seen), ', flushes ', opcflush_status()['flushes'], "\n";
	if ($turn === 1) {
		echo implode("\n", array_slice(opcflush_status()['reasons'], 1)), "\n";
		opcache_reset();
	}
	if ($turn === 3) {
		rename(__DIR__ . '/site', __DIR__ . '/gone');
		rename(__DIR__ . '/new', __DIR__ . '/site');
		posix_kill(getmypid(), SIGUSR2);
	}
	if ($turn === 4) {
		posix_kill(getmypid(), SIGURG);
	}
	PHP, FILES));
rename("$site->dir/old", "$site->dir/site");
echo run_requests(5, $script, ['opcache.max_accelerated_files' => '200', 'opcflush.signals' => "USR2=invalidate $site->dir/site/39[0-4]?.php; URG=refresh"]);
?>
--EXPECT--
request 1: {"old":4000,"new":0}, flushes 0
the cache is full: OPcache takes in no more scripts before a compaction; if that does not help, raise opcache.memory_consumption or opcache.max_accelerated_files
the index of scripts is full: flushes ask OPcache for the list of all scripts
request 2: {"old":100,"new":0}, flushes 0
request 3: {"old":100,"new":0}, flushes 0
request 4: {"old":50,"new":50}, flushes 1
request 5: {"old":0,"new":100}, flushes 2
