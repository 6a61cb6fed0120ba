--TEST--
A command line without OPcache that was attached to a segment that is gone uses the one there is now
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$first = $segment->peer(['opcflush.name' => 'first']);
$line = $segment->peer(['opcache.enable_cli' => '0']);
echo $line->run('return opcflush_reset();'), "\n";
$first->end();
unlink($segment->path);
echo 'gone: ', $segment->sort_out((string) $line->run('return opcflush_reset();')), ', ', $line->run('return opcflush_status()["segment"]["state"];'), "\n";
$second = $segment->peer(['opcflush.name' => 'second']);
echo 'another one: ', $line->run('return opcflush_reset();'), ', ', json_encode($line->run('return array_column(opcflush_status()["instances"], "name");')), ', ',
	$second->run('return opcflush_generation();'), "\n";
?>
--EXPECT--
2
gone: OpcflushException: opcflush.segment: there is no PATH, absent
another one: 2, ["second"], 2
