--TEST--
A command line whose segment was replaced does not wait by the new one for a number of the former one
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$first = $segment->peer();
$line = $segment->peer(['opcache.enable_cli' => '0']);
echo $line->run('return opcflush_reset();'), ' ', json_encode($line->run('return opcflush_wait(2, 0);')), "\n";
rename(dirname($segment->path), dirname($segment->path) . '.old');
$second = $segment->peer();
echo $segment->sort_out($line->run('return opcflush_wait(2, 0);')), "\n";
echo $line->run('return opcflush_generation();'), ' ', json_encode($line->run('return opcflush_wait(1, 0);')), "\n";
?>
--EXPECT--
2 false
OpcflushException: opcflush.segment: PATH was replaced: nobody can tell which requests run of those that the former one knew
1 true
