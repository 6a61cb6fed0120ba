--TEST--
A primary script through a link that is moved is the new one after a signal, also when the old one runs by its real path
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
$code = '<?php require __DIR__ . "/../orders.php"; echo "request $turn: %s\n";';
$site->put('orders.php', <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	if ($turn === 1) {
		exec('ln -sfn 2 ' . __DIR__ . '/current');
	}
	if ($turn === 2) {
		posix_kill(getmypid(), SIGURG);
	}
	if ($turn === 3) {
		ob_start();
		include __DIR__ . '/1/request.php';
		ob_end_clean();
		file_put_contents(__DIR__ . '/turn', $turn = 3);
	}
	PHP);
$site->put('1/request.php', sprintf($code, 'old'));
$site->put('2/request.php', sprintf($code, 'new'));
$site->link('current', '1');
echo run_requests(4, "$site->dir/current/request.php", ['realpath_cache_ttl' => '600']);
?>
--EXPECT--
request 1: old
request 2: old
request 3: new
request 4: new
