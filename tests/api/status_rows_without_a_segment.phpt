--TEST--
opcflush_status(true) without a segment: one instance, this one, with its orders, newest first, and its slot
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
--FILE--
<?php
function show(array $row): void
{
	foreach ($row as $name => &$value) {
		$value = match ($name) {
			'pid' => $value === getmypid() ? 'PID' : $value,
			'name', 'instance' => $value === 'cli:' . getmypid() ? 'cli:PID' : $value,
			'php' => $value === PHP_VERSION ? 'PHP_VERSION' : $value,
			'started', 'time' => abs(microtime(true) - $value) < 60 ? 'TIME' : $value,
			'seconds' => $value > 0.01 && $value < 60 ? 'SECONDS' : $value,
			'uid' => is_int($value) && $value >= 0 ? 'UID' : $value,
			'by' => str_replace(__FILE__, 'FILE', $value),
			default => $value,
		};
	}
	echo json_encode($row), "\n";
}

opcflush_reset('first');
opcflush_realpath();
do {
	$status = opcflush_status(true);
} while (($status['slots'][0]['seconds'] ?? 1) <= 0.01);
show($status['segment']);
array_map('show', $status['instances']);
array_map('show', $status['orders']);
array_map('show', $status['slots']);
?>
--EXPECT--
{"state":"none","path":"","reason":null,"writable":false}
{"name":"cli:PID","pid":"PID","sapi":"cli","php":"PHP_VERSION","started":"TIME","applied":3,"looked_at":1,"invalidated":1,"kept":0,"workers":1,"online":1,"without_slot":0,"own":true}
{"generation":3,"order":"realpath","instance":null,"time":"TIME","pid":"PID","uid":"UID","sapi":"cli","by":"opcflush_realpath() in FILE on line 20","note":""}
{"generation":2,"order":"reset","instance":null,"time":"TIME","pid":"PID","uid":"UID","sapi":"cli","by":"opcflush_reset() in FILE on line 19","note":"first"}
{"pid":"PID","instance":"cli:PID","online":true,"generation":1,"seconds":"SECONDS","own":true}
