--TEST--
php-cgi that is started for each request, as plain CGI does it, is fresh each time, and says that it has nothing to keep
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/cgi_parent.inc';

const SAYING = 'this php-cgi ends with its request, and OPcache\'s memory with it: there is nothing to keep, and nothing to flush';

$server = new CgiParent(['workers' => 1, 'segment' => true, 'files' => [
	'page.php' => '<?php include __DIR__ . "/part.php"; echo "\n", json_encode(opcflush_status());',
	'part.php' => '<?php echo "old";',
	'info.php' => '<?php phpinfo(INFO_MODULES);',
	'order.php' => '<?php echo opcflush_reset();',
]]);

/* What a web server does for each request. */
function cgi(Server $server, string $script): string
{
	$env = [
		'GATEWAY_INTERFACE' => 'CGI/1.1', 'REDIRECT_STATUS' => '200', 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1',
		'SCRIPT_FILENAME' => $server->path($script), 'PHP_INI_SCAN_DIR' => $server->file('none'),
	];
	$command = [getenv('OPCFLUSH_PHP_PREFIX') . '/bin/php-cgi', '-c', $server->file('php.ini')];
	$process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', $server->file('cgi.out'), 'a']], $pipes, null, $env + getenv());
	$said = stream_get_contents($pipes[1]);
	$status = proc_close($process);
	return ($status ? "[status $status] " : '') . substr($said, strpos($said, "\r\n\r\n") + 4);
}

foreach (['old', 'new'] as $word) {
	$server->put('part.php', "<?php echo '$word';");
	[$body, $status] = explode("\n", cgi($server, 'page.php')) + ['', 'null'];
	$status = json_decode($status, true);
	echo "$body, OPcache: {$status['opcache']['state']}, instances meanwhile: ", count($status['instances']), "\n";
	echo 'reasons: ', implode(', ', array_map(fn ($reason) => $reason === SAYING ? 'as it should' : $reason, $status['reasons'])), "\n";
}
echo 'phpinfo() says so: ', var_export(str_contains(html_entity_decode(cgi($server, 'info.php'), ENT_QUOTES), SAYING), true), "\n";

$server->put('part.php', '<?php echo "old";');
$server->get('page.php');
$server->put('part.php', '<?php echo "newest";');
echo 'an order by such a request: ', cgi($server, 'order.php'), ', for the others: ', explode("\n", $server->get('page.php'))[0], "\n";
echo 'the server itself: ', count($server->status()['reasons']), " reasons\n";
?>
--EXPECT--
old, OPcache: on, instances meanwhile: 2
reasons: as it should
new, OPcache: on, instances meanwhile: 2
reasons: as it should
phpinfo() says so: true
an order by such a request: 2, for the others: newest
the server itself: 0 reasons
