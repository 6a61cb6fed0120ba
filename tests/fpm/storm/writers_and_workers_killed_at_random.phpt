--TEST--
Writers of orders and workers killed by SIGKILL at random moments: nothing is stuck or stale, and the generation only grows
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../killing.inc';
Killing::report();
?>
--EXPECT--
deploys: many
stale: 0
generation went back: 0
log out of order: 0
an order afterwards: well
every worker: after
applied: all
segment: attached, instances: 1, without a slot: 0
slots of those who live: only
deaths of others: 0
