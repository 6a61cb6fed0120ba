--TEST--
opcflush_dry_run() without selectors, or with an empty list, is about all scripts; a changed one is among them
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
$part = $site->put('part.php', '<?php return "old";', 1000000000);
$kept = $site->put('kept.php', '<?php return "old";', 1000000000);
settle();
read(1, $part, $kept);
$site->put('part.php', '<?php return "new";', 1000000000);
foreach ([opcflush_dry_run(), opcflush_dry_run([]), opcflush_dry_run(instance: 'cli:' . getmypid())] as $rows) {
	$row = $rows[0];
	echo json_encode([count($rows), $row['instance'] === 'cli:' . getmypid(), $row['answered'], in_array($part, $row['scripts'], true), in_array($kept, $row['scripts'], true),
		count($row['scripts']) === $row['invalidated'], $row['looked_at'] === $row['invalidated'] + $row['kept'], $row['looked_at'] >= 4]), "\n";
}
?>
--EXPECT--
[1,true,true,true,false,true,true,true]
[1,true,true,true,false,true,true,true]
[1,true,true,true,false,true,true,true]
