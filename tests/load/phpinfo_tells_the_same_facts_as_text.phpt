--TEST--
phpinfo() in the CLI: the facts of the status, a line each
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.signals="URG=reset"
opcflush.segment=
--FILE--
<?php
opcflush_reset();
ob_start();
phpinfo(INFO_MODULES);
$block = preg_match('/\nopcflush\n\n(.*?)\n\nDirective => .*?\n\n/s', ob_get_clean(), $match) ? $match[1] : 'no block';
foreach (explode("\n", $block) as $line) {
	[$name, $value] = explode(' => ', $line) + [1 => ''];
	$free = ['version', 'last_flush time', 'last_flush duration', 'instances 1 started', 'orders 1 time', 'orders 1 uid',
		'opcache used_memory', 'opcache free_memory', 'opcache wasted_memory', 'opcache wasted_percentage'];
	$value = strtr($value, [__FILE__ => 'FILE', PHP_VERSION => 'PHP_VERSION'] + (preg_match('/ (pid|name)$|^name$/', $name) ? [getmypid() => 'PID'] : []));
	echo $name, ': ', in_array($name, $free) ? (is_numeric($value) || $name === 'version' ? 'a number' : $value) : $value, "\n";
}
?>
--EXPECT--
version: a number
enabled: yes
generation: 2
applied: 2
signals 1 signal: SIGURG
signals 1 order: reset
signals 1 bound: yes
signals 1 blocked_by: none
flushes: 1
last_flush generation: 2
last_flush order: reset
last_flush reason: opcflush_reset() in FILE on line 2
last_flush pid: PID
last_flush time: a number
last_flush duration: a number
last_flush looked_at: 1
last_flush invalidated: 1
last_flush kept: 0
late_publishes: 0
detached: 0
waited: 0
gave_up: 0
takeovers: 0
refused: 0
without_slot: 0
scripts: 1
aliases: 0
kept_out: 0
preloaded: 0
workers: 1
compaction count: 0
compaction in_vain: 0
compaction held_up: 0
compaction longest_hold_up: 0
compaction due: no
compaction why: none
compaction due_since: none
compaction waiting: none
compaction last: none
guard on: no
guard calls: 0
guard resets: 0
guard put_off: no
name: cli:PID
segment state: none
segment path: none
segment reason: none
segment writable: no
instances 1 name: cli:PID
instances 1 pid: PID
instances 1 sapi: cli
instances 1 php: PHP_VERSION
instances 1 started: a number
instances 1 applied: 2
instances 1 looked_at: 1
instances 1 invalidated: 1
instances 1 kept: 0
instances 1 workers: 1
instances 1 online: 1
instances 1 without_slot: 0
instances 1 own: yes
orders 1 generation: 2
orders 1 order: reset
orders 1 instance: none
orders 1 time: a number
orders 1 pid: PID
orders 1 uid: a number
orders 1 sapi: cli
orders 1 by: opcflush_reset() in FILE on line 2
orders 1 note: none
opcache state: on
opcache enabled: yes
opcache cache_full: no
opcache restart_pending: no
opcache used_memory: a number
opcache free_memory: a number
opcache wasted_memory: a number
opcache wasted_percentage: a number
