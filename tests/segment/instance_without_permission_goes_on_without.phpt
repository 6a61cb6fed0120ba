--TEST--
An instance that may not use or make the segment: one warning that says why, and it goes on without; a command line is told that it would reach itself alone
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
$code = 'say(opcflush_reset(...)); say(fn () => opcflush_status()["segment"]["state"] === "attached");';
$show = fn (string $text) => preg_replace(['/nobody (\(uid)/', '/group \d+/'], ['NOBODY $1', 'group N'], $text);
echo 'no permission:', $show($segment->instance($code, as: as_nobody()));
unlink($segment->path);
echo 'cannot be made:', $show($segment->instance($code, as: as_nobody())), $segment->look(), "\n";
echo 'neither can the folder:', $segment->instance($code, ['opcflush.segment' => $segment->site->dir . '/x/segment'], as_nobody());
?>
--EXPECT--
no permission:
Warning: opcflush: segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534); orders reach this instance by its own signals and calls only in Unknown on line 0
OpcflushException: opcflush.segment: no permission for PATH: it belongs to root (uid 0), group N, mode 0600, and this process is NOBODY (uid 65534)
false
cannot be made:
Warning: opcflush: segment: cannot make PATH: Permission denied; orders reach this instance by its own signals and calls only in Unknown on line 0
2
false
folder 0755, file absent
neither can the folder:
Warning: opcflush: segment: cannot make DIR/x/segment: Permission denied; orders reach this instance by its own signals and calls only in Unknown on line 0
2
false
