--TEST--
opcflush: another user can do nothing with a segment of mode 0600, look at one of 0644, and use one of a group of his
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
require __DIR__ . '/nobody.inc';
skip_without_nobody();
?>
--FILE--
<?php
require __DIR__ . '/command.inc';
require __DIR__ . '/nobody.inc';

$command = new Command();
$command->instance('blog');
echo $command->run(['reset', '--note=release 7']);

$show = function (string $mode) use ($command): void {
	foreach ([['reset'], ['refresh', '--dry-run', '--wait=0'], ['realpath'], ['compact'], ['log'], ['status'], ['wait', '2', '--wait=0']] as $arguments) {
		[$said] = explode("\n\n", $command->run($arguments, as: as_nobody()));
		echo "$mode, $arguments[0]: ", preg_replace(['/\d{4}-\S+:\d\d(?=\t)/', '/\d+(?=\tcli)/', '/for [\d.]+ s/'], ['TIME', 'PID', 'for N s'], trim($said)), "\n";
	}
};
$show('0600');
chmod($command->segment, 0644);
$show('0644');
chgrp($command->segment, 65534);
chmod($command->segment, 0660);
$show('0660');
file_put_contents($command->file('changed'), "/srv/a.php\n");
chmod($command->file('changed'), 0600);
echo $command->run(['invalidate', '@changed'], as: as_nobody());
?>
--EXPECT--
0
generation 2
0600, reset: 3
opcflush: the segment is refused: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534)
0600, refresh: 3
opcflush: the segment is refused: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534)
0600, realpath: 3
opcflush: the segment is refused: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534)
0600, compact: 3
opcflush: the segment is refused: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534)
0600, log: 3
opcflush: the segment is refused: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534)
0600, status: 3
opcflush: the segment is refused: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534)
0600, wait: 3
opcflush: the segment is refused: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534)
0644, reset: 3
opcflush: opcflush.segment: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0644, and this process is nobody (uid 65534)
0644, refresh: 3
opcflush: opcflush.segment: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0644, and this process is nobody (uid 65534)
0644, realpath: 3
opcflush: opcflush.segment: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0644, and this process is nobody (uid 65534)
0644, compact: 3
opcflush: opcflush.segment: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0644, and this process is nobody (uid 65534)
0644, log: 0
TIME	2	reset	all	root	PID	cli	opcflush reset	release 7
0644, status: 0
segment     SEGMENT (read only)
generation  2
0644, wait: 1
opcflush: timed out after 0 s: 1 request from before generation 2 still runs, for N s
0660, reset: 0
generation 3
0660, refresh: 1
opcflush: timed out: no answer within 0 s from blog; an instance answers at its next request
0660, realpath: 0
generation 5
0660, compact: 0
generation 6
0660, log: 0
TIME	2	reset	all	root	PID	cli	opcflush reset	release 7
TIME	3	reset	all	nobody	PID	cli	opcflush reset	
TIME	4	refresh --dry-run	blog	nobody	PID	cli	opcflush refresh --dry-run	
TIME	5	realpath	all	nobody	PID	cli	opcflush realpath	
TIME	6	compact	all	nobody	PID	cli	opcflush compact
0660, status: 0
segment     SEGMENT
generation  6
0660, wait: 1
opcflush: timed out after 0 s: 1 request from before generation 2 still runs, for N s
2
opcflush: manifest DIR/changed: cannot be opened: Permission denied
