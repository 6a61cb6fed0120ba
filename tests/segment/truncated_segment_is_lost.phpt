--TEST--
A segment that is truncated: an instance goes on by itself, its generations grow on; who asks for others is told
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$instance = $segment->peer();
$line = $segment->peer(['opcache.enable_cli' => '0']);
echo $line->run('return opcflush_reset();'), ' ', $instance->run('return opcflush_reset();'), "\n";
file_put_contents($segment->path, '');
$state = 'return opcflush_status()["segment"]["state"];';
echo 'instance: ', $instance->run($state), ', generation grows: ',
	json_encode($instance->run('return [opcflush_generation() >= 3, opcflush_reset() >= 4, opcflush_generation() >= 4];')), ', ', $instance->run($state), "\n";
echo $segment->sort_out($instance->run('return opcflush_wait(1);')), "\n";
echo 'line: ', $line->run($state), "\n";
foreach (['reset()', 'log()', 'wait(1)'] as $call) {
	echo preg_replace('/and \d+ are/', 'and N are', $segment->sort_out($line->run("return opcflush_$call;"))), "\n";
}
unlink($segment->path);
$segment->instance('opcflush_reset();');
echo 'a new one: line ', $line->run($state), ', ', $line->run('return opcflush_reset();'), '; instance ', $instance->run($state), "\n";
?>
--EXPECT--
2 3
instance: lost, generation grows: [true,true,true], lost
OpcflushException: opcflush.segment: PATH was truncated or overwritten: nobody can tell which requests run
line: refused
OpcflushException: opcflush.segment: PATH has 0 bytes, and N are expected (layout 2)
OpcflushException: opcflush.segment: PATH has 0 bytes, and N are expected (layout 2)
OpcflushException: opcflush.segment: PATH has 0 bytes, and N are expected (layout 2)
a new one: line attached, 3; instance lost
