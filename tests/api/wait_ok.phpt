--TEST--
opcflush_wait(): true at once where nobody else runs: the calling request does not count
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../timing.inc';

var_dump(opcflush_wait(1), opcflush_wait(1, 0), opcflush_wait(1, -0.0), opcflush_wait(1, 1e300));
$generation = opcflush_reset();
var_dump(opcflush_wait($generation), opcflush_wait(generation: 1, timeout: 5));
$seconds = seconds_at_best(fn () => opcflush_wait(1, 1e300) && opcflush_wait($generation) && opcflush_wait(1, 5));
echo $seconds < 1 ? "at once\n" : "LATE\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
at once
