--TEST--
A signal takes effect at the next request start, which flushes and runs with OPcache
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
$script = $site->put('request.php', <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	echo "request $turn: ", include __DIR__ . '/part.php';
	if ($turn === 2) {
		file_put_contents(__DIR__ . '/part.php', '<?php return "new";');
	}
	if ($turn === 3) {
		posix_kill(getmypid(), SIGURG);
	}
	$status = opcflush_status();
	echo ", generation {$status['generation']}, applied {$status['applied']}, flushes {$status['flushes']}, ",
		"detached {$status['detached']}, OPcache ", $status['opcache']['enabled'] ? 'on' : 'off', "\n";
	if ($turn === 4) {
		echo str_replace(getmypid(), 'N', $status['last_flush']['reason']), "\n";
	}
	PHP);
echo run_requests(5, $script, ['opcflush.signals' => 'URG=reset']);
?>
--EXPECT--
request 1: old, generation 1, applied 1, flushes 0, detached 0, OPcache on
request 2: old, generation 1, applied 1, flushes 0, detached 0, OPcache on
request 3: old, generation 2, applied 1, flushes 0, detached 0, OPcache on
request 4: new, generation 2, applied 2, flushes 1, detached 0, OPcache on
signal SIGURG from pid N
request 5: new, generation 2, applied 2, flushes 1, detached 0, OPcache on
