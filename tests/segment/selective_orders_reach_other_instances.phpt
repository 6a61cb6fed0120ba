--TEST--
refresh and invalidate by one process reach the others: what has changed, or is named, is fresh there, and the rest keeps its entry and hits; by name, they leave the other instances' caches alone
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$site = $segment->site;
$dir = $site->dir;
$names = ['blog/changed', 'blog/kept', 'shop/changed', 'shop/kept'];
$workers = ['first' => $segment->worker(['opcflush.name' => 'first']), 'second' => $segment->worker(['opcflush.name' => 'second'])];
$line = $segment->peer(['opcache.enable_cli' => '0']);
$peer = $segment->peer(['opcflush.name' => 'peer']);
$tests = var_export(dirname(__DIR__), true);
$write = function (string $word) use ($site, $names) {
	foreach ($names as $name) {
		str_ends_with($name, 'kept') || $site->put("$name.php", "<?php return '$word';", 1000000000);
	}
	usleep(60000);
};
/* Of each instance: what it runs now, in a request from after the order, and how often it has had that from the cache. */
$show = function (string $what, bool $next = true) use ($workers, $peer, $dir, $names, $tests) {
	echo "$what:\n";
	foreach ([...$workers, 'peer' => $peer] as $name => $process) {
		!$next || $process === $peer || $process->next();
		$code = "require_once $tests . '/cache.inc'; \$hits = cached('$dir'); \$out = [];
			foreach (" . var_export($names, true) . " as \$name) { \$out[] = (\$hits[\"\$name.php\"] ?? 'none') . ' ' . include \"$dir/\$name.php\"; } return implode(', ', \$out);";
		/* The peer's only request is an old one: it carries nothing out, but runs what is fresh. */
		echo "  $name: ", $process === $peer ? preg_replace('/(none|\d+) /', '', $process->run($code)) : $process->run($code), "\n";
	}
};
foreach ($names as $name) {
	$site->put("$name.php", '<?php return "old";', 1000000000);
}
usleep(60000);
$show('compiled');
$write('new');
$show('not ordered');
$line->run("opcflush_refresh('$dir/blog/');");
$show('refresh of blog, by a command line');
$workers['second']->run("opcflush_refresh([], null, 'first');");
$show('refresh of all, for the first, by the second');
$line->run("opcflush_invalidate(['$dir/shop/k*', '$dir/blog/changed.php'], instance: 'second');");
$show('invalidate of two, for the second, by a command line');
$peer->run("opcflush_refresh();");
$show('refresh, by the peer');
file_put_contents("$dir/manifest", "$dir/shop/kept.php\n$dir/blog/kept.php\n");
$line->run("opcflush_invalidate('@$dir/manifest');");
$show('invalidate by a manifest, by a command line');
file_put_contents("$dir/manifest", "$dir/shop/\n");
$write('two');
$line->run("opcflush_refresh('@$dir/manifest');");
$show('refresh by a manifest, by a command line');
foreach ($line->run('return opcflush_log();') as $row) {
	echo $row['generation'], ' ', str_replace($dir, '', $row['order']), ' to ', $row['instance'] ?? 'all', "\n";
}
?>
--EXPECT--
compiled:
  first: none old, none old, none old, none old
  second: none old, none old, none old, none old
  peer: old, old, old, old
not ordered:
  first: 0 old, 0 old, 0 old, 0 old
  second: 0 old, 0 old, 0 old, 0 old
  peer: old, old, old, old
refresh of blog, by a command line:
  first: none new, 1 old, 1 old, 1 old
  second: none new, 1 old, 1 old, 1 old
  peer: new, old, old, old
refresh of all, for the first, by the second:
  first: 0 new, 2 old, none new, 2 old
  second: 0 new, 2 old, 2 old, 2 old
  peer: new, old, old, old
invalidate of two, for the second, by a command line:
  first: 1 new, 3 old, 0 new, 3 old
  second: none new, 3 old, 3 old, none old
  peer: new, old, old, old
refresh, by the peer:
  first: 2 new, 4 old, 1 new, 4 old
  second: 0 new, 4 old, none new, 0 old
  peer: new, old, new, old
invalidate by a manifest, by a command line:
  first: 3 new, none old, 2 new, none old
  second: 1 new, none old, 0 new, none old
  peer: new, old, new, old
refresh by a manifest, by a command line:
  first: 4 new, 0 old, none two, 0 old
  second: 2 new, 0 old, none two, 0 old
  peer: new, old, two, old
2 refresh /blog/ to all
3 refresh to first
4 invalidate /shop/k* /blog/changed.php to second
5 refresh to all
6 invalidate @/manifest to all
7 refresh @/manifest to all
