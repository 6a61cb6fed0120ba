--TEST--
An instance whose php.ini has no opcflush.segment_mode and no opcflush.segment_group leaves those of a segment that is there, without a word
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$gid = posix_geteuid() === 0 ? 1 : posix_getegid();
$show = function (string $what, array $ini) use ($segment, $gid) {
	$said = $segment->instance('', $ini);
	echo "$what: ", $said === '' ? 'silent' : trim(preg_replace('/(?<=group )\d+/', 'N', $said)), ', ', $segment->look(), ', ', filegroup($segment->path) === $gid ? 'the group' : 'ANOTHER GROUP', "\n";
};
$group = ['opcflush.segment_group' => (string) $gid];
$show('made with both', ['opcflush.segment_mode' => '0660'] + $group);
$show('none is set', []);
$show('the group is', $group);
$show('the mode is, as the default is', ['opcflush.segment_mode' => '0600']);
chmod($segment->path, 0664);

$peer = $segment->peer();
echo 'attached, ', $segment->look(), "\n";
$show('none is set', []);
$show('the group is', $group);
$show('the mode is, as the default is', ['opcflush.segment_mode' => '0600']);
$peer->end();
$show('nobody attached, none is set', []);

unlink($segment->path);
$segment->instance('');
echo 'made with none: ', $segment->look(), "\n";
?>
--EXPECT--
made with both: silent, folder 0755, file 0660, the group
none is set: silent, folder 0755, file 0660, the group
the group is: silent, folder 0755, file 0660, the group
the mode is, as the default is: silent, folder 0755, file 0600, the group
attached, folder 0755, file 0664
none is set: silent, folder 0755, file 0664, the group
the group is: silent, folder 0755, file 0664, the group
the mode is, as the default is: Warning: opcflush: segment: PATH has mode 0664 and group N, which other instances use or this process may not change: they stay, and opcflush.segment_mode and opcflush.segment_group count for nothing in Unknown on line 0, folder 0755, file 0664, the group
nobody attached, none is set: silent, folder 0755, file 0664, the group
made with none: folder 0755, file 0600
