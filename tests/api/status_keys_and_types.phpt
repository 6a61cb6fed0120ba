--TEST--
opcflush_status(): all keys, in order, with their types, before and after a flush
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
--FILE--
<?php
function show(array $status, string $prefix = ''): void
{
	foreach ($status as $key => $value) {
		echo $prefix, $key, ': ', get_debug_type($value), "\n";
		if (is_array($value)) {
			show($value, "$prefix  ");
		}
	}
}

show($before = opcflush_status());
opcflush_reset();
$after = opcflush_status();
echo "last_flush after a flush:\n";
show($after['last_flush'], '  ');
var_dump(array_keys($before) === array_keys($after));

$last = $after['last_flush'];
var_dump($last['order'], $last['pid'] === getmypid(), str_replace(__FILE__, 'FILE', $last['reason']));
var_dump(abs(microtime(true) - $last['time']) < 60, $last['duration'] > 0 && $last['duration'] < 10, $last['scripts'] >= 1);
?>
--EXPECT--
enabled: bool
generation: int
applied: int
signals: array
  0: array
    signal: string
    order: string
    bound: bool
    blocked_by: null
  1: array
    signal: string
    order: string
    bound: bool
    blocked_by: null
flushes: int
last_flush: null
late_publishes: int
detached: int
waited: int
gave_up: int
takeovers: int
refused: int
without_slot: int
scripts: int
aliases: int
kept_out: int
preloaded: int
workers: int
opcache: array
  state: string
  enabled: bool
  cache_full: bool
  restart_pending: bool
  used_memory: int
  free_memory: int
  wasted_memory: int
  wasted_percentage: float
reasons: array
last_flush after a flush:
  generation: int
  order: string
  reason: string
  pid: int
  time: float
  duration: float
  scripts: int
bool(true)
string(5) "reset"
bool(true)
string(35) "opcflush_reset() in FILE on line 13"
bool(true)
bool(true)
bool(true)
