--TEST--
opcflush_status()['instances']: how many scripts each instance's last flush looked at, invalidated and kept, also seen from a command line
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$dir = $segment->site->dir;
foreach (['a', 'b', 'c'] as $name) {
	$segment->site->put("$name.php", '<?php return 1;', 1000000000);
}
usleep(60000);
$first = $segment->worker(['opcflush.name' => 'first']);
$second = $segment->worker(['opcflush.name' => 'second']);
$first->run("foreach (['a', 'b', 'c'] as \$name) { include \"$dir/\$name.php\"; }");
$second->run("include '$dir/a.php';");
$line = $segment->peer(['opcache.enable_cli' => '0']);
$show = function (string $what) use ($line, $first, $second) {
	$first->next();
	$second->next();
	echo "$what:";
	foreach ($line->run('return opcflush_status()["instances"];') as $row) {
		echo " $row[name] applied $row[applied], looked at $row[looked_at], invalidated $row[invalidated], kept $row[kept];";
	}
	echo "\n";
};
$show('no order');
$line->run("opcflush_refresh('$dir/');");
$show('refresh');
$segment->site->put('a.php', '<?php return 2;', 1000000000);
$line->run("opcflush_refresh('$dir/*');");
$show('refresh of a changed file');
$line->run("opcflush_invalidate('$dir/b.php', instance: 'first');");
$show('invalidate, for the first');
$line->run('opcflush_realpath();');
$show('realpath');
?>
--EXPECT--
no order: first applied 1, looked at 0, invalidated 0, kept 0; second applied 1, looked at 0, invalidated 0, kept 0;
refresh: first applied 2, looked at 3, invalidated 0, kept 3; second applied 2, looked at 1, invalidated 0, kept 1;
refresh of a changed file: first applied 3, looked at 3, invalidated 1, kept 2; second applied 3, looked at 1, invalidated 1, kept 0;
invalidate, for the first: first applied 4, looked at 1, invalidated 1, kept 0; second applied 4, looked at 1, invalidated 1, kept 0;
realpath: first applied 5, looked at 1, invalidated 1, kept 0; second applied 5, looked at 1, invalidated 1, kept 0;
