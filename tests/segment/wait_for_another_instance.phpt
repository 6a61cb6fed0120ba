--TEST--
opcflush_wait(): false while another instance's request is older, true as soon as it has ended; one's own does not count
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';
require __DIR__ . '/../timing.inc';

$segment = new Segment;
$old = $segment->peer();
echo $old->run('return opcflush_reset();'), "\n";
$new = $segment->peer();
$line = $segment->peer(['opcache.enable_cli' => '0']);
$show = function (string $what) use ($old, $new, $line) {
	echo "$what:";
	foreach (['new' => $new, 'line' => $line] as $name => $peer) {
		echo " $name ", json_encode($peer->run('return [opcflush_wait(1), opcflush_wait(2, 0), opcflush_wait(2, 0.05)];'));
	}
	echo "\n";
};
echo 'the old one itself: ', json_encode($old->run('return opcflush_wait(2, 0);')), "\n";
$show('it runs');
$seconds = seconds_at_best(fn () => $line->run('return opcflush_wait(2, 0.3);'));
echo $seconds >= 0.3 && $seconds < 1 ? "as long as the timeout\n" : "$seconds s\n";
$old->end();
$show('it has ended');

$older = $segment->peer();
echo $line->run('return opcflush_reset();'), ' ', json_encode($line->run('return opcflush_wait(3, 0);')), "\n";
$older->end(kill: true);
$new->end(kill: true);
echo 'killed: ', json_encode($line->run('return opcflush_wait(3, 0.5);')), "\n";
?>
--EXPECT--
2
the old one itself: true
it runs: new [true,false,false] line [true,false,false]
as long as the timeout
it has ended: new [true,true,true] line [true,true,true]
3 false
killed: true
