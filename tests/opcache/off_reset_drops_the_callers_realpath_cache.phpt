--TEST--
OPcache off in the CLI: opcflush_reset() drops the realpath cache of its caller, and flushes nothing
--INI--
opcache.enable=1
opcache.validate_timestamps=0
opcflush.log=0
opcache.enable_cli=0
realpath_cache_ttl=600
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$site->put('1/part.php', '<?php return 1;');
$site->put('2/part.php', '<?php return 2;');
$link = $site->link('current', '1');
echo basename(realpath($link)), ' ', realpath_cache_size() > 0 ? 'remembered' : 'forgotten', "\n";
exec("ln -sfn 2 $link");
echo basename(realpath($link)), "\n";
opcflush_reset();
echo realpath_cache_size(), "\n";
echo basename(realpath($link)), ' ', include "$link/part.php", "\n";
$status = opcflush_status();
echo implode("\n", [$status['opcache']['state'], $status['flushes'], $status['scripts'], $status['workers'], ...$status['reasons']]), "\n";
?>
--EXPECT--
1 remembered
1
0
2 2
off
0
0
1
OPcache has no shared memory in this process (opcache.enable, opcache.enable_cli, opcache.file_cache_only): orders drop realpath caches only
