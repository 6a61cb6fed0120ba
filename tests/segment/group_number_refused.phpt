--TEST--
opcflush.segment_group: a number that is no group's is refused, not cut to one that is
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$huge = '18446744073709551617';
foreach (['4294967295', '4294967296', '4294967297', $huge, str_repeat('9', 40), '-1', '+1', ' 1', '1 ', '0x1', '1x'] as $number) {
	$segment = new Segment;
	$said = $segment->instance('', ['opcflush.segment_group' => $number]);
	$is_refused = str_contains($said, "opcflush.segment_group is \"$number\", and the name or number of a group is expected");
	echo "'$number': ", $is_refused ? 'refused' : "NOT REFUSED $said", ', ', $segment->look(), "\n";
}
$segment = new Segment;
$said = $segment->instance('', ['opcflush.segment_group' => '4294967294']);
echo 'the greatest one: ', posix_geteuid() === 0 ? $said . (sprintf('%u', filegroup($segment->path)) === '4294967294' ? 'is the group' : 'IS NOT THE GROUP')
	: (str_contains($said, 'is expected') ? 'IS REFUSED' : 'is the group'), "\n";
?>
--EXPECT--
'4294967295': refused, folder absent, file absent
'4294967296': refused, folder absent, file absent
'4294967297': refused, folder absent, file absent
'18446744073709551617': refused, folder absent, file absent
'9999999999999999999999999999999999999999': refused, folder absent, file absent
'-1': refused, folder absent, file absent
'+1': refused, folder absent, file absent
' 1': refused, folder absent, file absent
'1 ': refused, folder absent, file absent
'0x1': refused, folder absent, file absent
'1x': refused, folder absent, file absent
the greatest one: is the group
