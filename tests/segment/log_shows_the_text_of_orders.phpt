--TEST--
opcflush_log() and the status with a segment: the text of each order, for whom it was and what for, whoever looks
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
file_put_contents($segment->site->dir . '/changed files', '/srv/a.php');
$blog = $segment->peer(['opcflush.name' => 'blog', 'opcflush.signals' => 'URG=invalidate /srv/{a,b}/**; USR2=refresh']);
$shop = $segment->peer(['opcflush.name' => 'shop']);
$line = $segment->peer(['opcache.enable_cli' => '0']);
$blog->run("opcflush_invalidate(['/srv/blog/', '/srv/two words.php'], 'release 7');");
$line->run("opcflush_refresh(note: 'release 8', instance: 'shop');");
$line->run("opcflush_refresh('@{$segment->site->dir}/changed files', 'release 9');");
$blog->run('posix_kill(getmypid(), 23);');
$blog->run('posix_kill(getmypid(), SIGUSR2);');
$shop->run('opcflush_reset();');
foreach (['blog' => $blog, 'shop' => $shop, 'line' => $line] as $name => $peer) {
	$log = $peer->run('return opcflush_log();');
	$logs[$name] = $log;
	echo $name, ': ', $peer->run('return array_reverse(opcflush_status()["orders"]) === opcflush_log();') ? 'as in its status' : 'NOT AS IN ITS STATUS', "\n";
}
echo $logs['blog'] === $logs['shop'] && $logs['shop'] === $logs['line'] ? 'the same for all' : 'NOT THE SAME', "\n";
foreach ($log as $row) {
	echo json_encode([$row['generation'], $segment->sort_out($row['order']), $row['instance'], $row['note']], JSON_UNESCAPED_SLASHES), "\n";
}
?>
--EXPECT--
blog: as in its status
shop: as in its status
line: as in its status
the same for all
[2,"invalidate /srv/blog/ /srv/two\\ words.php",null,"release 7"]
[3,"refresh","shop","release 8"]
[4,"refresh @DIR/changed\\ files",null,"release 9"]
[5,"invalidate /srv/{a,b}/**","blog",""]
[6,"refresh","blog",""]
[7,"reset",null,""]
