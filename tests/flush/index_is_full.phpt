--TEST--
Scripts that the index has no room for are flushed all the same
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
	$seen = [];
	$last = %1$d - 1;
	for ($i = $turn === 1 ? 0 : %1$d - 100; $i < %1$d; $i++) {
		$seen[include __DIR__ . "/site/$i.php"] = true;
	}
	echo "request $turn: ", implode(' ', array_keys($seen));
	$status = opcflush_status();
	echo ', cached: ', var_export(opcache_is_script_cached(__DIR__ . "/site/$last.php"), true), ', flushes: ', $status['flushes'], "\n";
	if ($turn === 1) {
		echo implode("\n", array_slice($status['reasons'], 1)), "\n";
		opcache_reset();
	}
	if ($turn === 3) {
		rename(__DIR__ . '/site', __DIR__ . '/gone');
		rename(__DIR__ . '/new', __DIR__ . '/site');
		posix_kill(getmypid(), SIGURG);
	}
	PHP, FILES));
rename("$site->dir/old", "$site->dir/site");
echo run_requests(5, $script, ['opcache.max_accelerated_files' => '200']);
?>
--EXPECT--
request 1: old, cached: false, flushes: 0
the cache is full: OPcache takes in no more scripts before a compaction; if that does not help, raise opcache.memory_consumption or opcache.max_accelerated_files
the index of scripts is full: flushes ask OPcache for the list of all scripts
request 2: old, cached: true, flushes: 0
request 3: old, cached: true, flushes: 0
request 4: new, cached: true, flushes: 1
request 5: new, cached: true, flushes: 1
