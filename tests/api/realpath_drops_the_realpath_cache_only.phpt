--TEST--
opcflush_realpath(): a moved link is found anew, cached scripts stay, nothing is flushed
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
realpath_cache_ttl=600
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$site->put('1/text', '');
$site->put('2/text', '');
$link = $site->link('current', '1');
$part = $site->put('part.php', '<?php return "old";');
$show = function (string $what) use ($link, $part) {
	echo "$what: link to ", basename(realpath($link)), ', script ', include $part, "\n";
};
$show('before');
exec("ln -sfn 2 $link && sed -i s/old/new/ $part");
$show('not ordered');
echo 'generation ', opcflush_realpath(), ', realpath cache ', realpath_cache_size(), "\n";
$show('ordered');
$status = opcflush_status();
echo json_encode([$status['generation'], $status['applied'], $status['flushes'], $status['last_flush'], $status['detached'], opcache_is_script_cached($part)]), "\n";
echo 'generation ', opcflush_reset(), "\n";
$show('reset');
?>
--EXPECT--
before: link to 1, script old
not ordered: link to 1, script old
generation 2, realpath cache 0
ordered: link to 2, script old
[2,2,0,null,0,true]
generation 3
reset: link to 2, script new
