--TEST--
Signals bound to selective orders, a few and more than an instance remembers (64), before one request: what they name is fresh in it; of few, the rest keeps its entry
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
$script = $site->put('request.php', <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	$names = ['invalidated', 'refreshed', 'other'];
	if ($turn === 2) {
		foreach ($names as $name) {
			file_put_contents(__DIR__ . "/$name.php", '<?php return "new";');
		}
		usleep(60000);
		for ($i = 0; $i < getenv('SIGNALS'); $i++) {
			posix_kill(getmypid(), $i === 0 ? SIGURG : SIGWINCH);
		}
	} else {
		echo "request $turn: ", implode(', ', array_map(fn ($name) => "$name " . include __DIR__ . "/$name.php", $names)), "\n";
	}
	PHP);
foreach (['2', '60', '200'] as $signals) {
	echo "$signals signals:\n";
	@unlink("$site->dir/turn");
	foreach (['invalidated', 'refreshed', 'other'] as $name) {
		$site->put("$name.php", '<?php return "old";');
	}
	usleep(60000);
	putenv("SIGNALS=$signals");
	echo preg_replace('/(?<=other )\w+$/', $signals > 64 ? 'new or old' : '$0', run_requests(3, $script, ['opcflush.signals' => "URG=invalidate $site->dir/invalidated.php; WINCH=refresh $site->dir/r*"]));
}
?>
--EXPECT--
2 signals:
request 1: invalidated old, refreshed old, other old
request 3: invalidated new, refreshed new, other old
60 signals:
request 1: invalidated old, refreshed old, other old
request 3: invalidated new, refreshed new, other old
200 signals:
request 1: invalidated old, refreshed old, other old
request 3: invalidated new, refreshed new, other new or old
