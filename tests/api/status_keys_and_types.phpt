--TEST--
opcflush_status(): all keys, in order, with their types, before and after a flush
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.segment=
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
echo "orders after a flush:\n";
show($after['orders'], '  ');
var_dump(array_keys($before) === array_keys($after));
$with = opcflush_status(true);
echo "slots when asked for, after the orders:\n";
show($with['slots'], '  ');
var_dump(implode(' ', array_keys($with)) === str_replace('orders', 'orders slots', implode(' ', array_keys($before))));

$last = $after['last_flush'];
var_dump($last['order'], $last['pid'] === getmypid(), str_replace(__FILE__, 'FILE', $last['reason']));
var_dump(abs(microtime(true) - $last['time']) < 60, $last['duration'] > 0 && $last['duration'] < 10, $last['invalidated'] >= 1, $last['looked_at'] === $last['invalidated'] + $last['kept']);
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
compaction: array
  count: int
  in_vain: int
  held_up: int
  longest_hold_up: float
  due: bool
  why: null
  due_since: null
  waiting: null
  last: null
guard: array
  on: bool
  calls: int
  resets: int
  put_off: bool
name: string
segment: array
  state: string
  path: string
  reason: null
  writable: bool
instances: array
  0: array
    name: string
    pid: int
    sapi: string
    php: string
    started: float
    applied: int
    looked_at: int
    invalidated: int
    kept: int
    workers: int
    online: int
    without_slot: int
    own: bool
orders: array
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
  looked_at: int
  invalidated: int
  kept: int
orders after a flush:
  0: array
    generation: int
    order: string
    instance: null
    time: float
    pid: int
    uid: int
    sapi: string
    by: string
    note: string
bool(true)
slots when asked for, after the orders:
  0: array
    pid: int
    instance: string
    online: bool
    generation: int
    seconds: float
    own: bool
bool(true)
string(5) "reset"
bool(true)
string(35) "opcflush_reset() in FILE on line 13"
bool(true)
bool(true)
bool(true)
bool(true)
