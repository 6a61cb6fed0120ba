--TEST--
opcflush_status(true) with a segment: instances, orders and slots of all, the same for everybody but for what is one's own
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$before = microtime(true);
$first = $segment->peer(['opcflush.name' => 'first']);
$first->run('opcflush_reset("release 7");');
$second = $segment->peer();
$second->run('opcflush_realpath(null, "first");');
usleep(20000);
$names = [$first->pid => 'FIRST', $second->pid => 'SECOND'];
$name = fn (?string $text) => preg_replace_callback('/(?<=^cli:)\d+$/', fn ($pid) => $names[$pid[0]], $text ?? '') ?: null;
$sane = fn (float $time) => $time > $before - 1 && $time < microtime(true) + 1 ? 'TIME' : $time;
$show = function (string $who, array $status) use ($names, $name, $sane) {
	echo "$who: ", json_encode($name($status['name'])), ', segment ', $status['segment']['state'], "\n";
	foreach ($status['instances'] as $row) {
		$row['php'] = $row['php'] === PHP_VERSION ? 'PHP' : $row['php'];
		$row['started'] = $sane($row['started']);
		$row['applied'] = $row['applied'] >= 2 ? 'ALL' : $row['applied'];
		$row['looked_at'] = $row['looked_at'] === $row['invalidated'] + $row['kept'] ? 'SUM' : $row['looked_at'];
		$row['invalidated'] = $row['invalidated'] >= 0 ? 'NUMBER' : $row['invalidated'];
		$row['pid'] = $names[$row['pid']];
		$row['name'] = $name($row['name']);
		echo '  ', json_encode($row), "\n";
	}
	foreach ($status['orders'] as $row) {
		$row['time'] = $sane($row['time']);
		$row['pid'] = $names[$row['pid']];
		$row['by'] = str_replace(__DIR__ . '/', '', $row['by']);
		$row['uid'] = $row['uid'] === posix_geteuid() ? 'UID' : $row['uid'];
		echo '  ', json_encode($row), "\n";
	}
	foreach ($status['slots'] as $row) {
		$row['pid'] = $names[$row['pid']];
		$row['instance'] = $name($row['instance']);
		$row['seconds'] = $row['seconds'] > 0.02 && $row['seconds'] < 60 ? 'SECONDS' : $row['seconds'];
		echo '  ', json_encode($row), "\n";
	}
};
$code = 'return opcflush_status(true);';
$show('first', $first->run($code));
$show('second', $second->run($code));
$show('a command line', $segment->peer(['opcache.enable_cli' => '0'])->run($code));
?>
--EXPECT--
first: "first", segment attached
  {"name":"first","pid":"FIRST","sapi":"cli","php":"PHP","started":"TIME","applied":"ALL","looked_at":"SUM","invalidated":"NUMBER","kept":0,"workers":1,"online":1,"without_slot":0,"own":true}
  {"name":"cli:SECOND","pid":"SECOND","sapi":"cli","php":"PHP","started":"TIME","applied":"ALL","looked_at":"SUM","invalidated":"NUMBER","kept":0,"workers":1,"online":1,"without_slot":0,"own":false}
  {"generation":3,"order":"realpath","instance":"first","time":"TIME","pid":"SECOND","uid":"UID","sapi":"cli","by":"opcflush_realpath() in peer.inc(7) : eval()'d code on line 1","note":""}
  {"generation":2,"order":"reset","instance":null,"time":"TIME","pid":"FIRST","uid":"UID","sapi":"cli","by":"opcflush_reset() in peer.inc(7) : eval()'d code on line 1","note":"release 7"}
  {"pid":"FIRST","instance":"first","online":true,"generation":1,"seconds":"SECONDS","own":true}
  {"pid":"SECOND","instance":"cli:SECOND","online":true,"generation":2,"seconds":"SECONDS","own":false}
second: "cli:SECOND", segment attached
  {"name":"first","pid":"FIRST","sapi":"cli","php":"PHP","started":"TIME","applied":"ALL","looked_at":"SUM","invalidated":"NUMBER","kept":0,"workers":1,"online":1,"without_slot":0,"own":false}
  {"name":"cli:SECOND","pid":"SECOND","sapi":"cli","php":"PHP","started":"TIME","applied":"ALL","looked_at":"SUM","invalidated":"NUMBER","kept":0,"workers":1,"online":1,"without_slot":0,"own":true}
  {"generation":3,"order":"realpath","instance":"first","time":"TIME","pid":"SECOND","uid":"UID","sapi":"cli","by":"opcflush_realpath() in peer.inc(7) : eval()'d code on line 1","note":""}
  {"generation":2,"order":"reset","instance":null,"time":"TIME","pid":"FIRST","uid":"UID","sapi":"cli","by":"opcflush_reset() in peer.inc(7) : eval()'d code on line 1","note":"release 7"}
  {"pid":"FIRST","instance":"first","online":true,"generation":1,"seconds":"SECONDS","own":false}
  {"pid":"SECOND","instance":"cli:SECOND","online":true,"generation":2,"seconds":"SECONDS","own":true}
a command line: null, segment attached
  {"name":"first","pid":"FIRST","sapi":"cli","php":"PHP","started":"TIME","applied":"ALL","looked_at":"SUM","invalidated":"NUMBER","kept":0,"workers":1,"online":1,"without_slot":0,"own":false}
  {"name":"cli:SECOND","pid":"SECOND","sapi":"cli","php":"PHP","started":"TIME","applied":"ALL","looked_at":"SUM","invalidated":"NUMBER","kept":0,"workers":1,"online":1,"without_slot":0,"own":false}
  {"generation":3,"order":"realpath","instance":"first","time":"TIME","pid":"SECOND","uid":"UID","sapi":"cli","by":"opcflush_realpath() in peer.inc(7) : eval()'d code on line 1","note":""}
  {"generation":2,"order":"reset","instance":null,"time":"TIME","pid":"FIRST","uid":"UID","sapi":"cli","by":"opcflush_reset() in peer.inc(7) : eval()'d code on line 1","note":"release 7"}
  {"pid":"FIRST","instance":"first","online":true,"generation":1,"seconds":"SECONDS","own":false}
  {"pid":"SECOND","instance":"cli:SECOND","online":true,"generation":2,"seconds":"SECONDS","own":false}
