--TEST--
opcflush.segment_mode and opcflush.segment_group: what a new segment gets, whatever the umask; a group goes by name or number
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$group = posix_getgrgid(posix_geteuid() === 0 ? 1 : posix_getegid());
foreach (['0600', '660', '0640', '0666'] as $mode) {
	$segment = new Segment;
	umask(027);
	echo $segment->instance('', ['opcflush.segment_mode' => $mode]), "$mode: ", substr($segment->look(), -4), "\n";
}
foreach ([$group['name'], (string) $group['gid']] as $wanted) {
	$segment = new Segment;
	echo $segment->instance('', ['opcflush.segment_mode' => '0660', 'opcflush.segment_group' => $wanted]);
	var_dump(filegroup($segment->path) === $group['gid']);
	echo $segment->look(), "\n";
}
?>
--EXPECT--
0600: 0600
660: 0660
0640: 0640
0666: 0666
bool(true)
folder 0755, file 0660
bool(true)
folder 0755, file 0660
