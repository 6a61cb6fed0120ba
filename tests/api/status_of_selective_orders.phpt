--TEST--
opcflush_status(): last_flush after each kind of order: what was ordered, and how many scripts were looked at, invalidated and kept; the instance's row has the same numbers
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
foreach (['a', 'b', 'c'] as $name) {
	$paths[] = $site->put("$name.php", "<?php return '$name';");
}
settle();
$show = function () use ($site) {
	$status = opcflush_status();
	$last = $status['last_flush'];
	echo $last['generation'], ' of ', $status['generation'], ', ', str_replace($site->dir, '', $last['order']), ', ', str_replace(__FILE__, 'FILE', $last['reason']), ', ', last_flush(),
		', ', array_intersect_key($status['instances'][0], ['looked_at' => 1, 'invalidated' => 1, 'kept' => 1]) === array_intersect_key($last, ['looked_at' => 1, 'invalidated' => 1, 'kept' => 1]) ? 'the same in the row' : 'ANOTHER IN THE ROW',
		', ', $last['pid'] === getmypid() && abs(microtime(true) - $last['time']) < 60 && $last['duration'] > 0 && $last['duration'] < 10 ? 'sane' : 'NOT SANE', "\n";
};
var_dump(opcflush_status()['last_flush'], array_intersect_key(opcflush_status()['instances'][0], ['looked_at' => 1, 'invalidated' => 1, 'kept' => 1]));
read(1, ...$paths);
opcflush_invalidate("$site->dir/a.php", 'release 7');
$show();
read(1, ...$paths);
opcflush_refresh("$site->dir/");
$show();
$site->put('b.php', '<?php return "new";');
opcflush_refresh(["$site->dir/a.php", "$site->dir/b.php"]);
$show();
opcflush_realpath();
$show();
opcflush_invalidate("$site->dir/nothing/**");
$show();
?>
--EXPECT--
NULL
array(3) {
  ["looked_at"]=>
  int(0)
  ["invalidated"]=>
  int(0)
  ["kept"]=>
  int(0)
}
2 of 2, invalidate /a.php, opcflush_invalidate() in FILE on line 19, "release 7", looked at 1, invalidated 1, kept 0, the same in the row, sane
3 of 3, refresh /, opcflush_refresh() in FILE on line 22, looked at 3, invalidated 0, kept 3, the same in the row, sane
4 of 4, refresh /a.php /b.php, opcflush_refresh() in FILE on line 25, looked at 2, invalidated 1, kept 1, the same in the row, sane
4 of 5, refresh /a.php /b.php, opcflush_refresh() in FILE on line 25, looked at 2, invalidated 1, kept 1, the same in the row, sane
6 of 6, invalidate /nothing/**, opcflush_invalidate() in FILE on line 29, looked at 0, invalidated 0, kept 0, the same in the row, sane
