--TEST--
opcache.restrict_api does not count for orders on the command line, which are carried out; OPcache's part of the status stays out
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcache.restrict_api=/nowhere/
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$part = $site->put('part.php', '<?php return "old";');
echo include $part, "\n";
$site->put('part.php', '<?php return "new";');
echo 'not ordered: ', include $part, "\n";
echo 'generation ', opcflush_reset(), ': ', include $part, "\n";
echo 'generation ', opcflush_realpath(), ', applied ', opcflush_status()['applied'], "\n";
echo implode(', ', array_keys(opcflush_status()['opcache'])), "\n";
?>
--EXPECT--
old
not ordered: old
generation 2: new
generation 3, applied 3
state
