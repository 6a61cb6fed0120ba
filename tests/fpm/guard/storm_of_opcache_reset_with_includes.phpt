--TEST--
opcache_reset() in every request of 20 workers, which include 20 files each, with the guard: no worker dies, no answer is lost or wrong
--CONFLICTS--
all
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../guard_storm.inc';

GuardStorm::report('including.php');
?>
--EXPECT--
right: all, wrong: 0, lost: 0
workers that died: 0, other workers: 0
OPcache is on: true, compactions: some
