--TEST--
opcflush_log() without a segment: the last 64 orders of the instance, oldest first, in the rows of the status
--EXTENSIONS--
posix
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
--FILE--
<?php
var_dump(opcflush_log());
$before = microtime(true);
opcflush_reset('first');
opcflush_realpath();
posix_kill(getmypid(), 23);
foreach (opcflush_log() as $row) {
	$sane = $row['pid'] === getmypid() && $row['uid'] === posix_geteuid() && $row['time'] > $before - 1 && $row['time'] < microtime(true) + 1;
	unset($row['pid'], $row['uid'], $row['time']);
	echo str_replace([__FILE__, 'pid ' . getmypid()], ['FILE', 'pid PID'], json_encode($row, JSON_UNESCAPED_SLASHES)), $sane ? ', sane' : ', NOT SANE', "\n";
}
for ($i = 0; $i < 100; $i++) {
	opcflush_realpath("order $i");
}
$log = opcflush_log();
var_dump(array_is_list($log), array_column($log, 'generation') === range(41, 104), $log[0]['note'], $log[63]['note']);
$orders = opcflush_status()['orders'];
var_dump(count($orders), $orders === array_reverse(array_slice($log, -10)));
?>
--EXPECT--
array(0) {
}
{"generation":2,"order":"reset","instance":null,"sapi":"cli","by":"opcflush_reset() in FILE on line 4","note":"first"}, sane
{"generation":3,"order":"realpath","instance":null,"sapi":"cli","by":"opcflush_realpath() in FILE on line 5","note":""}, sane
{"generation":4,"order":"reset","instance":null,"sapi":"","by":"signal SIGURG from pid PID","note":""}, sane
bool(true)
bool(true)
string(8) "order 36"
string(8) "order 99"
int(10)
bool(true)
