--TEST--
An order given by auto_prepend_file holds for the primary script also where the instance is attached to a segment
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
$prepend = $site->put('prepend.php', <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	if ($turn === 2) {
		exec('cp ' . __DIR__ . '/new.php ' . __DIR__ . '/request.php');
	}
	if ($turn === 3) {
		opcflush_reset();
	}
	PHP);
$code = '<?php $status = opcflush_status();
	echo "request $turn: %s, OPcache ", $status["opcache"]["enabled"] ? "on" : "off", ", segment ", $status["segment"]["state"], "\n";';
$script = $site->put('request.php', sprintf($code, 'old'));
$site->put('new.php', sprintf($code, 'new'));
echo run_requests(4, $script, ['auto_prepend_file' => $prepend, 'opcflush.segment' => "$site->dir/segment"]);
?>
--EXPECT--
request 1: old, OPcache on, segment attached
request 2: old, OPcache on, segment attached
request 3: new, OPcache off, segment attached
request 4: new, OPcache on, segment attached
