--TEST--
A request that has OPcache off for itself does not carry an order out; the next one does
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
	if ($turn === 2) {
		ini_set('opcache.enable', '0');
		copy(__DIR__ . '/new.php', __DIR__ . '/part.php');
		opcflush_reset();
	}
	$status = opcflush_status();
	echo "request $turn: ", include __DIR__ . '/part.php', ", generation {$status['generation']}, applied {$status['applied']}, OPcache ",
		$status['opcache']['enabled'] ? 'on' : 'off', "\n";
	PHP);
echo run_requests(4, $script);
?>
--EXPECT--
request 1: old, generation 1, applied 1, OPcache on
request 2: new, generation 2, applied 1, OPcache off
request 3: new, generation 2, applied 2, OPcache on
request 4: new, generation 2, applied 2, OPcache on
