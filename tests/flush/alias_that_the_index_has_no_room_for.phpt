--TEST--
An alias that the index of scripts has no room for leads to the new file when its link has moved
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
$old = $site->put('1/' . LONG_NAME, '<?php return "old";');
$site->put('2/' . LONG_NAME, '<?php return "new";');
$name = $site->link('current', '1') . '/' . LONG_NAME;
echo $read($name), ', remembered: ', opcflush_status()['aliases'] - $before, "\n";
$site->link('current', '2');
opcflush_reset();
echo 'old by its real path: ', $read($old), ', by the link: ', $read($name), "\n";
?>
--EXPECT--
the index of scripts is full: flushes ask OPcache for the list of all scripts
old old, remembered: 0
old by its real path: old old, by the link: new new
