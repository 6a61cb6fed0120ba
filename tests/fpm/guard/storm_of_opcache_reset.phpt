--TEST--
opcache_reset() in every request of 20 workers (php-src #14471), with the guard: no worker dies, no answer is lost or wrong
--CONFLICTS--
all
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../guard_storm.inc';

/* OPcache as it is by default. */
GuardStorm::report('reproducer.php', ini: ['opcache.validate_timestamps' => '1', 'opcache.file_update_protection' => '2']);
?>
--EXPECT--
right: all, wrong: 0, lost: 0
workers that died: 0, other workers: 0
OPcache is on: true, compactions: some
