--TEST--
A command line without OPcache whose segment was renamed leaves it: its orders go to the one that is at the path now
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
$show = function (string $what, string $code) use ($segment, $line) {
	echo "$what: ", $segment->sort_out(json_encode($line->run("return $code;"), JSON_UNESCAPED_SLASHES)), "\n";
};
$show('there', '[opcflush_reset(), opcflush_wait(2, 0)]');
rename($segment->path, "$segment->path.moved");
$show('moved', 'opcflush_reset()');
$show('moved', 'opcflush_status()["segment"]["state"]');
$second = $segment->peer(['opcflush.name' => 'second']);
$show('another one', 'opcflush_reset()');
$show('another one, waited for', 'opcflush_wait(2, 0)');
$show('instances', 'array_column(opcflush_status()["instances"], "name")');
echo 'second: ', $second->run('return opcflush_generation();'), ', first: ', $first->run('return opcflush_generation();'), "\n";
$second->end();
$show('ended', 'opcflush_wait(2, 0)');
rename("$segment->path.moved", $segment->path);
$show('the first one again', '[opcflush_reset(), array_column(opcflush_status()["instances"], "name")]');
?>
--EXPECT--
there: [2,false]
moved: "OpcflushException: opcflush.segment: there is no PATH"
moved: "absent"
another one: 2
another one, waited for: false
instances: ["second"]
second: 2, first: 2
ended: true
the first one again: [3,["first"]]
