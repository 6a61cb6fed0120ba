--TEST--
Two and three instances at once: an order of any is for all of them, an order by name for one
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$put = fn (int $version) => $segment->site->put('part.php', "<?php return $version;");
$show = function (string $what, Peer ...$peers) use ($segment) {
	echo "$what:";
	foreach ($peers as $name => $peer) {
		echo " $name ", $peer->run("return include '{$segment->site->dir}/part.php';");
	}
	echo "\n";
};
/* Anew for each case: whom an order has met runs past OPcache to its end. */
$start = function () use ($segment, $put, $show): array {
	$put(0);
	$peers = ['first' => $segment->peer(['opcflush.name' => 'first']), 'second' => $segment->peer(['opcflush.name' => 'second'])];
	$show('new ones', ...$peers);
	$put(1);
	$show('not ordered', ...$peers);
	return $peers;
};

$peers = $start();
$peers['first']->run('opcflush_reset();');
$show('by the first', ...$peers);
$put(2);
$peers['second']->run('opcflush_reset();');
$show('by the second', ...$peers);
array_map(fn ($peer) => $peer->end(), $peers);

['first' => $first, 'second' => $second] = $peers = $start();
$peers['third'] = $segment->peer(['opcflush.name' => 'third']);
$put(0);
$show('and a third', third: $peers['third']);
$put(1);
$first->run('opcflush_reset(instance: "second");');
$show('to the second', ...$peers);
$second->run('opcflush_reset(null, "first");');
$show('to the first', ...$peers);
foreach ($first->run('return opcflush_log();') as $order) {
	echo $order['generation'], ' ', $order['order'], ' to ', $order['instance'] ?? 'all', ' by ', $order['pid'] === $first->pid ? 'first' : ($order['pid'] === $second->pid ? 'second' : 'another'), "\n";
}
?>
--EXPECT--
new ones: first 0 second 0
not ordered: first 0 second 0
by the first: first 1 second 1
by the second: first 2 second 2
new ones: first 0 second 0
not ordered: first 0 second 0
and a third: third 0
to the second: first 0 second 1 third 0
to the first: first 1 second 1 third 0
2 reset to all by another
3 reset to all by another
4 reset to second by first
5 reset to first by second
