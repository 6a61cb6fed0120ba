--TEST--
opcache.validate_timestamps=1: a refresh sees what OPcache does not, that the file is another one of the same time; what has not changed keeps its hits
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=1
opcache.revalidate_freq=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
$kept = $site->put('kept.php', '<?php return "kept";', 1000000000);
$part = $site->put('part.php', '<?php return "old";', 1000000000);
settle();
read(3, $kept, $part);
$site->put('part.php', '<?php return "new";', 1000000000);
settle();
echo 'not ordered: ', include $part, "\n";
opcflush_refresh("$site->dir/");
echo 'ordered: ', last_flush(), ', ', json_encode(cached($site->dir)), ', ', include $part, "\n";

/* What OPcache sees by itself is compiled anew at the include: from several files by then, so the next refresh takes it once. */
$site->put('part.php', '<?php return "three";', 1100000000);
settle();
echo 'another time: ', include $part, "\n";
foreach (['once', 'and no more'] as $what) {
	opcflush_refresh("$site->dir/");
	echo "$what: ", last_flush(), ', ', include $part, "\n";
}

/* What OPcache itself takes for invalid when the order comes, and for valid later, when there is a file of that time again. */
foreach (['another time' => fn () => $site->put('part.php', '<?php return "fourth";', 1200000000), 'deleted' => fn () => unlink($part)] as $what => $change) {
	settle();
	echo include $part, ', ';
	$change();
	settle();
	opcflush_refresh("$site->dir/");
	$site->put('part.php', '<?php return "fifth";', 1100000000);
	echo "$what when ordered, and back: ", include $part, "\n";
	opcflush_invalidate($part);
	$site->put('part.php', '<?php return "sixth";', 1100000000);
}
?>
--EXPECT--
not ordered: old
ordered: looked at 2, invalidated 1, kept 1, {"kept.php":2}, new
another time: three
once: looked at 2, invalidated 1, kept 1, three
and no more: looked at 2, invalidated 0, kept 2, three
three, another time when ordered, and back: fifth
sixth, deleted when ordered, and back: fifth
