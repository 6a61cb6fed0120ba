--TEST--
phpinfo() in the CLI: the facts of the status, a line each
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.signals="URG=reset"
--FILE--
<?php
opcflush_reset();
ob_start();
phpinfo(INFO_MODULES);
$block = preg_match('/\nopcflush\n\n(.*?)\n\nDirective => .*?\n\n/s', ob_get_clean(), $match) ? $match[1] : 'no block';
foreach (explode("\n", $block) as $line) {
	[$name, $value] = explode(' => ', $line) + [1 => ''];
	$free = ['version', 'last_flush pid', 'last_flush time', 'last_flush duration', 'opcache used_memory', 'opcache free_memory', 'opcache wasted_memory', 'opcache wasted_percentage'];
	echo $name, ': ', in_array($name, $free) ? (is_numeric($value) || $name === 'version' ? 'a number' : $value) : str_replace(__FILE__, 'FILE', $value), "\n";
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
last_flush pid: a number
last_flush time: a number
last_flush duration: a number
last_flush scripts: 1
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
opcache state: on
opcache enabled: yes
opcache cache_full: no
opcache restart_pending: no
opcache used_memory: a number
opcache free_memory: a number
opcache wasted_memory: a number
opcache wasted_percentage: a number
