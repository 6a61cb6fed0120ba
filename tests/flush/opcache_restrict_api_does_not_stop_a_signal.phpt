--TEST--
opcache.restrict_api refuses scripts, not the order of a signal
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
$site->put('part.php', '<?php return "old";');
$site->put('new.php', '<?php return "new";');
$script = $site->put('request.php', <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	echo "request $turn: ", include __DIR__ . '/part.php', ', refused: ', var_export(@opcache_invalidate(__FILE__), true), "\n";
	if ($turn === 1) {
		exec('cp ' . __DIR__ . '/new.php ' . __DIR__ . '/part.php');
	}
	if ($turn === 2) {
		posix_kill(getmypid(), SIGURG);
	}
	if ($turn === 3) {
		echo 'flushes: ', opcflush_status()['flushes'], ', invalidated: ', opcflush_status()['last_flush']['invalidated'] > 0 ? 'some' : 'none', "\n";
	}
	PHP);
echo run_requests(3, $script, ['opcache.restrict_api' => '/nowhere']);
?>
--EXPECT--
request 1: old, refused: false
request 2: old, refused: false
request 3: new, refused: false
flushes: 1, invalidated: some
