--TEST--
Another user's command line: mode 0600 refuses everything, 0644 orders and dry runs only; the message names file, owner and mode
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
skip_without_nobody();
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';
require __DIR__ . '/nobody.inc';

const CALLS = <<<'PHP'
	say(opcflush_reset(...));
	say(opcflush_realpath(...));
	say(opcflush_refresh(...));
	say(fn () => opcflush_invalidate('/srv/'));
	say(fn () => count(opcflush_dry_run()));
	say(fn () => count(opcflush_log()));
	say(fn () => opcflush_wait(1));
	say(opcflush_generation(...));
	say(fn () => array_diff_key(opcflush_status()['segment'], ['reason' => 0]));
	PHP;
$segment = new Segment;
$segment->instance('opcflush_reset();');
foreach ([0600, 0644, 0666] as $mode) {
	chmod($segment->path, $mode);
	printf("%04o:\n", $mode);
	echo preg_replace(['/nobody (\(uid)/', '/group \d+/'], ['NOBODY $1', 'group N'], $segment->line(CALLS, as: as_nobody()));
}
chmod(dirname($segment->path), 0700);
echo "folder 0700:\n", preg_replace('/nobody (\(uid)/', 'NOBODY $1', $segment->line(CALLS, as: as_nobody()));
echo 'with OPcache:', preg_replace('/nobody (\(uid)/', 'NOBODY $1', $segment->instance('say(opcflush_reset(...));', as: as_nobody()));
?>
--EXPECT--
0600:
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
{"state":"refused","path":"PATH","writable":false}
0644:
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0644, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0644, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0644, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0644, and this process is NOBODY (uid 65534)
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0644, and this process is NOBODY (uid 65534)
1
true
2
{"state":"attached","path":"PATH","writable":false}
0666:
3
4
5
6
0
5
true
6
{"state":"attached","path":"PATH","writable":true}
folder 0700:
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
{"state":"refused","path":"PATH","writable":false}
with OPcache:
Warning: opcflush: segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied; orders reach this instance by its own signals and calls only in Unknown on line 0
OpcflushException: opcflush.segment: no permission to look for PATH as NOBODY (uid 65534): Permission denied
