--TEST--
opcflush_dry_run(): what a refresh with the same selectors would invalidate; nothing is, no order comes of it, and hits stay
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
opcflush.name=blog
realpath_cache_ttl=600
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
foreach (['app/kept', 'app/changed', 'app/gone', 'app/link', 'other/kept', 'other/changed', 'releases/1/part', 'releases/2/part'] as $name) {
	$site->put("$name.php", '<?php return "old";', 1000000000);
}
$site->link('current', 'releases/1');
settle();
foreach (['app/kept', 'app/changed', 'app/gone', 'app/link', 'other/kept', 'other/changed', 'current/part'] as $name) {
	read(3, "$site->dir/$name.php");
}
$show = function (string|array $selectors) use ($site) {
	[$row] = $rows = opcflush_dry_run(str_replace('~', $site->dir, $selectors));
	sort($row['scripts'], SORT_STRING);
	echo implode(', ', (array) $selectors), ': ', str_replace($site->dir, '', json_encode($row, JSON_UNESCAPED_SLASHES)), count($rows) === 1 ? '' : ' AND MORE', "\n";
};
echo "nothing changed:\n";
$show('~/');
foreach (['app/changed', 'other/changed'] as $name) {
	$site->put("$name.php", '<?php return "new";', 1000000000);
}
unlink("$site->dir/app/gone.php");
$site->link('app/link.php', 'kept.php');
$site->link('current', 'releases/2');
clearstatcache();
settle();
$before = cached($site->dir);
echo "changed:\n";
foreach (['~/', '~/app/', '~/other/kept.php', ['~/app/gone.php', '~/other/*'], '~/releases/1/', '~/current/', '~/nothing/'] as $selectors) {
	$show($selectors);
}
echo 'hits and entries: ', cached($site->dir) === $before ? 'as they were' : 'OTHERS', "\n";
$status = opcflush_status();
echo json_encode([$status['generation'], $status['flushes'], $status['last_flush'], count(opcflush_log()), $status['detached']]), "\n";
echo 'stale: ', include "$site->dir/app/changed.php", "\n";
opcflush_refresh("$site->dir/");
echo last_flush(), "\n";
$show('~/');
?>
--EXPECT--
nothing changed:
~/: {"instance":"blog","answered":true,"looked_at":7,"invalidated":0,"kept":7,"scripts":[],"complete":true}
changed:
~/: {"instance":"blog","answered":true,"looked_at":7,"invalidated":5,"kept":2,"scripts":["/app/changed.php","/app/gone.php","/app/link.php","/other/changed.php","/releases/1/part.php"],"complete":true}
~/app/: {"instance":"blog","answered":true,"looked_at":4,"invalidated":3,"kept":1,"scripts":["/app/changed.php","/app/gone.php","/app/link.php"],"complete":true}
~/other/kept.php: {"instance":"blog","answered":true,"looked_at":1,"invalidated":0,"kept":1,"scripts":[],"complete":true}
~/app/gone.php, ~/other/*: {"instance":"blog","answered":true,"looked_at":3,"invalidated":2,"kept":1,"scripts":["/app/gone.php","/other/changed.php"],"complete":true}
~/releases/1/: {"instance":"blog","answered":true,"looked_at":1,"invalidated":1,"kept":0,"scripts":["/releases/1/part.php"],"complete":true}
~/current/: {"instance":"blog","answered":true,"looked_at":1,"invalidated":1,"kept":0,"scripts":["/releases/1/part.php"],"complete":true}
~/nothing/: {"instance":"blog","answered":true,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":true}
hits and entries: as they were
[1,0,null,0,0]
stale: old
looked at 7, invalidated 5, kept 2
~/: {"instance":"blog","answered":true,"looked_at":2,"invalidated":0,"kept":2,"scripts":[],"complete":true}
