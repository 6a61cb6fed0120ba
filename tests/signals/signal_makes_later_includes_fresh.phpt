--TEST--
A signal in the middle of a request: what is included after it is fresh, by a request without OPcache
--EXTENSIONS--
posix
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$part = $site->put('part.php', '<?php return "old";');
echo include $part, "\n";
$site->put('part.php', '<?php return "new";');
echo 'not ordered: ', include $part, "\n";
posix_kill(getmypid(), SIGURG);
echo 'ordered: ', include $part, "\n";
$status = opcflush_status();
echo 'detached: ', $status['detached'], ', OPcache ', $status['opcache']['enabled'] ? 'on' : 'off', "\n";
echo implode("\n", $status['reasons']), "\n";
?>
--EXPECT--
old
not ordered: old
ordered: new
detached: 1, OPcache off
an order came while this request ran, or could not be carried out in time: OPcache is off for it
