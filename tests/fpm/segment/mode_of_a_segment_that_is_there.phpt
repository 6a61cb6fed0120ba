--TEST--
A segment that others use keeps its mode, and a master that wants another one says so; with nobody attached, the next master gives it its own
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$mode = fn ($path) => sprintf('%04o', fileperms($path) & 07777);
$fpm = new Fpm(['segment' => true]);
echo $mode($fpm->segment()), "\n";
$other = new Fpm(['segment' => $fpm->segment(), 'ini' => ['opcflush.segment_mode' => '0640']]);
echo 'used: ', $mode($fpm->segment()), ', ', $other->status()['segment']['state'], ', told: ', count($other->saidOfSegment()), "\n";
$fpm->stop();
$other->restart();
echo 'not used: ', $mode($fpm->segment()), ', ', $other->status()['segment']['state'], ', told: ', count($other->saidOfSegment()) - 1, "\n";
echo 'generation: ', $other->command(['reset']), "\n";
?>
--EXPECT--
0600
used: 0600, attached, told: 1
not used: 0640, attached, told: 0
generation: 0 generation 2
