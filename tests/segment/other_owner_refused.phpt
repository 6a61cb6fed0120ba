--TEST--
A segment of another owner than root or oneself: refused
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
skip_without_nobody();
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';
require __DIR__ . '/nobody.inc';

$segment = new Segment;
$segment->instance('');
chown($segment->path, 1);
chmod($segment->path, 0666);
$code = 'say(opcflush_reset(...)); say(fn () => opcflush_status()["segment"]["state"]);';
foreach (['root' => [], 'nobody' => as_nobody()] as $who => $as) {
	$said = $segment->instance($code, as: $as) . $segment->line($code, as: $as);
	echo "$who:", preg_replace('/\w+ \((uid \d+)\)/', '$1', $said);
}
chown($segment->path, 65534);
echo "its owner:\n", $segment->instance('say(opcflush_reset(...));', as: as_nobody()), $segment->line('say(opcflush_reset(...));', as: as_nobody());
chown($segment->path, 0);
chmod($segment->path, 0666);
echo "root's:\n", $segment->instance('say(opcflush_reset(...));', ['opcflush.segment_mode' => '0666'], as_nobody()), $segment->line('say(opcflush_reset(...));', as: as_nobody());
?>
--EXPECT--
root:
Warning: opcflush: segment: PATH belongs to uid 1, and root is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH belongs to uid 1, and root is expected
"refused"
nobody:
Warning: opcflush: segment: PATH belongs to uid 1, and root or uid 65534 is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
2
"refused"
OpcflushException: opcflush.segment: PATH belongs to uid 1, and root or uid 65534 is expected
"refused"
its owner:
2
3
root's:
4
5
