--TEST--
A link that the index of scripts has no room for becomes a file: that and what it led to are scripts of their own
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcache.max_accelerated_files=1000
opcflush.log=0
realpath_cache_ttl=600
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';
require __DIR__ . '/full_index.inc';

$site = new Site;
$read = fn (string $file) => in_child(fn () => include $file) . ' ' . in_child(fn () => include_once $file);
fill_index($site);
$before = opcflush_status()['aliases'];
$target = $site->put('target-' . LONG_NAME, '<?php return "target";');
$link = $site->link(LONG_NAME, basename($target));
echo $read($link), ', remembered: ', opcflush_status()['aliases'] - $before, "\n";
$site->put(LONG_NAME, '<?php return "file";');
opcflush_reset();
echo 'the file: ', $read($link), ', what it led to: ', $read($target), ' ', $read($target), "\n";
?>
--EXPECT--
the index of scripts is full: flushes ask OPcache for the list of all scripts
target target, remembered: 0
the file: file file, what it led to: target target target target
