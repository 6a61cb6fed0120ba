--TEST--
opcflush_dry_run() in a command line asks the instances of the segment, which answer at their next request; it flushes nothing
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
foreach (['a', 'b', 'kept'] as $name) {
	$site->put("$name.php", '<?php return "old";', 1000000000);
}
usleep(60000);
$workers = ['first' => $segment->worker(['opcflush.name' => 'first']), 'second' => $segment->worker(['opcflush.name' => 'second'])];
$workers['first']->run("include '$dir/a.php'; include '$dir/kept.php'; include '$dir/kept.php';");
$workers['second']->run("include '$dir/a.php'; include '$dir/b.php';");
foreach (['a', 'b'] as $name) {
	$site->put("$name.php", '<?php return "new";', 1000000000);
}
usleep(60000);
/* As long as there is no answer, the instances have one request after the other. */
$ask = function (string $arguments, Peer|Worker $who, array $answering) use ($dir) {
	$who->begin("return opcflush_dry_run($arguments, timeout: 30);");
	do {
		foreach ($answering as $worker) {
			$worker->next();
		}
	} while (!$who->has_result(0.02));
	foreach ($who->result() as $row) {
		sort($row['scripts']);
		echo '  ', str_replace($dir, '', json_encode($row, JSON_UNESCAPED_SLASHES)), "\n";
	}
};
$line = $segment->peer(['opcache.enable_cli' => '0']);
foreach (["'$dir/'", "['$dir/b.php', '$dir/kept.php']", "'$dir/', 'second'", "'$dir/nothing/'"] as $arguments) {
	echo str_replace($dir, '', $arguments), ":\n";
	$ask($arguments, $line, $workers);
}
echo "by a manifest:\n";
file_put_contents("$dir/manifest", "a.php\n");
$ask("'@$dir/manifest', base: '$dir'", $line, $workers);
echo "by an instance, of itself, and of another one:\n";
$third = $segment->peer(['opcflush.name' => 'third']);
$ask("'$dir/'", $third, []);
$ask("'$dir/', 'first'", $third, $workers);

foreach ($workers as $name => $worker) {
	$status = $worker->run('return opcflush_status();');
	echo "$name: flushes ", $status['flushes'], ', stale: ', $worker->run("return include '$dir/a.php';"), "\n";
}
echo $workers['first']->run("return opcache_get_status()['scripts']['$dir/kept.php']['hits'];"), " hit\n";
?>
--EXPECT--
'/':
  {"instance":"first","answered":true,"looked_at":2,"invalidated":1,"kept":1,"scripts":["/a.php"],"complete":true}
  {"instance":"second","answered":true,"looked_at":2,"invalidated":2,"kept":0,"scripts":["/a.php","/b.php"],"complete":true}
['/b.php', '/kept.php']:
  {"instance":"first","answered":true,"looked_at":1,"invalidated":0,"kept":1,"scripts":[],"complete":true}
  {"instance":"second","answered":true,"looked_at":1,"invalidated":1,"kept":0,"scripts":["/b.php"],"complete":true}
'/', 'second':
  {"instance":"second","answered":true,"looked_at":2,"invalidated":2,"kept":0,"scripts":["/a.php","/b.php"],"complete":true}
'/nothing/':
  {"instance":"first","answered":true,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":true}
  {"instance":"second","answered":true,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":true}
by a manifest:
  {"instance":"first","answered":true,"looked_at":1,"invalidated":1,"kept":0,"scripts":["/a.php"],"complete":true}
  {"instance":"second","answered":true,"looked_at":1,"invalidated":1,"kept":0,"scripts":["/a.php"],"complete":true}
by an instance, of itself, and of another one:
  {"instance":"third","answered":true,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":true}
  {"instance":"first","answered":true,"looked_at":2,"invalidated":1,"kept":1,"scripts":["/a.php"],"complete":true}
first: flushes 0, stale: old
second: flushes 0, stale: old
1 hit
