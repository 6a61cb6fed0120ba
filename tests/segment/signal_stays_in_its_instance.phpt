--TEST--
A signal is for its own instance; for all, where that has opcflush.signals_scope = segment
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$part = $segment->site->put('part.php', '<?php return "old";');
$show = function (array $peers) use ($part) {
	foreach ($peers as $name => $peer) {
		echo $name, ' ', $peer->run("return include '$part';"), ', ';
	}
};
foreach (['instance', 'segment'] as $scope) {
	$segment->site->put('part.php', '<?php return "old";');
	$peers = [
		'hit' => $segment->peer(['opcflush.name' => 'hit', 'opcflush.signals_scope' => $scope]),
		'other' => $segment->peer(['opcflush.name' => 'other']),
	];
	$show($peers);
	$segment->site->put('part.php', '<?php return "new";');
	$peers['hit']->run('posix_kill(getmypid(), 23);');
	$show($peers);
	$order = $peers['other']->run('return opcflush_status()["orders"][0];');
	echo $scope, ': ', json_encode([$order['instance'], $order['pid'] === $peers['hit']->pid, $order['uid'] === posix_geteuid(), $order['sapi'], $order['note'],
		str_replace((string) $order['pid'], 'PID', $order['by'])]), "\n";
	array_map(fn ($peer) => $peer->end(), $peers);
}
?>
--EXPECT--
hit old, other old, hit new, other old, instance: ["hit",true,true,"","","signal SIGURG from pid PID"]
hit old, other old, hit new, other new, segment: [null,true,true,"","","signal SIGURG from pid PID"]
