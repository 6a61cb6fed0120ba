--TEST--
opcflush_refresh() and opcflush_invalidate() while another process compiles or publishes what was there before: nothing stale is left, though the order did not wait for it
--EXTENSIONS--
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.wait_ms=50
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';
require __DIR__ . '/../cache.inc';
require __DIR__ . '/pausing.inc';

$site = new Site;
$orders = [
	'refresh' => fn () => opcflush_refresh(),
	'refresh of it' => fn (string $path) => opcflush_refresh($path),
	'invalidate' => fn (string $path) => opcflush_invalidate(dirname($path) . '/*'),
];
$number = 0;
foreach ($orders as $what => $order) {
	foreach (['compile', 'compiled', 'published'] as $point) {
		$part = $site->put(++$number . '/part.php', '<?php return "old";', 1000000000);
		$kept = $site->put("$number-kept.php", '<?php return "kept";', 1000000000);
		settle();
		read(2, $kept);
		$gates = new Gates("$site->dir/gates$number");
		$child = new Child(function () use ($gates, $part) {
			$gates->enter();
			return include $part;
		});
		$gates->set($point);
		$child->begin();
		$gates->await($point);
		$site->put("$number/part.php", '<?php return "new";', 1000000000);
		settle();
		$before = in_child(function () use ($order, $part) {
			$order($part);
			return include $part;
		});
		$gates->clear($point);
		echo "$what, at $point: the one that compiles ", $child->result(), ', before it goes on ', $before;
		$child->end();
		/* This process has not noticed the order yet: it only asks OPcache. */
		echo ', left behind ', opcache_is_script_cached($part) ? 'YES' : 'no';
		/* By an order of its own, this process goes over to the newest one. */
		opcflush_realpath();
		echo ', after ', include $part, ', in another process ', in_child(fn () => include $part);
		echo ', the other script\'s hits ', cached($site->dir)["$number-kept.php"] ?? 'GONE', "\n";
	}
}
?>
--EXPECT--
refresh, at compile: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
refresh, at compiled: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
refresh, at published: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
refresh of it, at compile: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
refresh of it, at compiled: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
refresh of it, at published: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
invalidate, at compile: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
invalidate, at compiled: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
invalidate, at published: the one that compiles old, before it goes on new, left behind no, after new, in another process new, the other script's hits 1
