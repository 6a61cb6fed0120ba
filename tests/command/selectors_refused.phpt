--TEST--
opcflush: a selector that is wrong in itself is told with the place, ends with 2, and no order is given
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$command->instance('blog');
foreach ([
	['invalidate', '/srv/[a'],
	['invalidate', '/srv/', '/srv/{a,b'],
	['refresh', '/srv/', '/srv/{a,b', '--dry-run'],
	['refresh', "'srv/a.php'"],
	['refresh', "'/srv/a.php"],
	['refresh', '{/srv/a,/srv/b}'],
	['invalidate', "/srv/a\nb"],
	['invalidate', '/srv/a\\'],
	['invalidate', '/' . str_repeat('x', 1100)],
	['refresh', ...array_fill(0, 100, '/srv/blog/index.php')],
] as $arguments) {
	$said = $command->run($arguments);
	echo substr(json_encode($arguments, JSON_UNESCAPED_SLASHES), 0, 80), ' => ', preg_replace('/x{80,}/', 'xx...', str_replace("\n", ' ', trim($said))), "\n";
}
echo 'log: ', $command->run(['log']);
?>
--EXPECT--
["invalidate","/srv/[a"] => 2 opcflush: in the selector "/srv/[a" a "]" for this "[" is expected at byte 6
["invalidate","/srv/","/srv/{a,b"] => 2 opcflush: in the selector "/srv/{a,b" a "}" for this "{" is expected at byte 6
["refresh","/srv/","/srv/{a,b","--dry-run"] => 2 opcflush: in the selector "/srv/{a,b" a "}" for this "{" is expected at byte 6
["refresh","'srv/a.php'"] => 2 opcflush: in the selector "'srv/a.php'" a "/", or an "@" and a manifest is expected at byte 2
["refresh","'/srv/a.php"] => 2 opcflush: in the selector "'/srv/a.php" a second "'" for this one is expected at byte 1
["refresh","{/srv/a,/srv/b}"] => 2 opcflush: in the selector "{/srv/a,/srv/b}" a "/", or an "@" and a manifest is expected at byte 1
["invalidate","/srv/a\nb"] => 2 opcflush: in the selector "/srv/a\x0ab" a byte that is no control character is expected at byte 7
["invalidate","/srv/a\\"] => 2 opcflush: in the selector "/srv/a\" a byte to quote behind the "\" is expected at byte 7
["invalidate","/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx => 2 opcflush: the selectors must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
["refresh","/srv/blog/index.php","/srv/blog/index.php","/srv/blog/index.php","/s => 2 opcflush: the selectors must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
log: 0
