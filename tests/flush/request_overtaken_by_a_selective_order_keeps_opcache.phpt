--TEST--
A request that an order overtakes: after refresh, invalidate and realpath it keeps OPcache for what the order leaves alone, and what it concerns is fresh; after a reset OPcache is off for it; it publishes nothing
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
$orders = [
	'reset' => opcflush_reset(...),
	'refresh' => opcflush_refresh(...),
	'refresh of selected scripts' => fn () => opcflush_refresh("$site->dir/"),
	'refresh of others' => fn () => opcflush_refresh("$site->dir/nothing/"),
	'invalidate' => fn () => opcflush_invalidate("$site->dir/changed.php"),
	'invalidate others' => fn () => opcflush_invalidate("$site->dir/nothing/"),
	'realpath' => opcflush_realpath(...),
];
$dir = $site->dir;
$text = fn (string ...$names) => implode(' ', array_map(fn ($name) => include "$dir/$name.php", $names));
$detached = 0;
foreach ($orders as $what => $order) {
	foreach (['kept', 'changed', 'late'] as $name) {
		$site->put("$name.php", '<?php return "old";', 1000000000);
	}
	settle();
	read(1, "$dir/kept.php", "$dir/changed.php");
	$child = new Child(
		fn () => $text('kept', 'changed'),
		fn () => $text('kept', 'changed', 'late') . ', OPcache ' . (opcflush_status()['opcache']['enabled'] ? 'on' : 'off'),
	);
	echo "$what: ", $child->step();
	$site->put('changed.php', '<?php return "new";', 1000000000);
	settle();
	$order();
	echo ', then ', $child->step(), ', left behind: ', json_encode(cached($dir));
	$child->end();
	echo ', detached ', opcflush_status()['detached'] - $detached, "\n";
	$detached = opcflush_status()['detached'];
	opcflush_invalidate("$dir/");
}
?>
--EXPECT--
reset: old old, then old new old, OPcache off, left behind: [], detached 1
refresh: old old, then old new old, OPcache on, left behind: {"kept.php":2}, detached 0
refresh of selected scripts: old old, then old new old, OPcache on, left behind: {"kept.php":2}, detached 0
refresh of others: old old, then old old old, OPcache on, left behind: {"changed.php":2,"kept.php":2}, detached 0
invalidate: old old, then old new old, OPcache on, left behind: {"kept.php":2}, detached 0
invalidate others: old old, then old old old, OPcache on, left behind: {"changed.php":2,"kept.php":2}, detached 0
realpath: old old, then old old old, OPcache on, left behind: {"changed.php":2,"kept.php":2}, detached 0
