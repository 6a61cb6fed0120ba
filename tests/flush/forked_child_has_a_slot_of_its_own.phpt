--TEST--
A forked child has a slot of its own; orders of either hold for both
--EXTENSIONS--
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
require __DIR__ . '/../child.inc';

$site = new Site;
$part = $site->put('part.php', '<?php return "old";');
echo include $part, ', workers: ', opcflush_status()['workers'], "\n";

echo in_child(function () use ($site, $part) {
	$site->put('part.php', '<?php return "new";');
	opcflush_reset();
	return "child's order: child " . (include $part) . ', workers: ' . opcflush_status()['workers'];
}), "\n";
echo "child's order: parent ", include $part, ', workers: ', opcflush_status()['workers'], ', generation ', opcflush_generation(), "\n";
?>
--EXPECT--
old, workers: 1
child's order: child new, workers: 2
child's order: parent new, workers: 1, generation 2
