--TEST--
opcflush_refresh() of 500 files, 10 of them changed with size and time preserved: those 10 go, the others keep their entries and hits
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
$paths = [];
for ($i = 0; $i < 500; $i++) {
	$paths[$i] = $site->put("$i.php", '<?php return "old";', 1000000000);
}
settle();
read(3, ...$paths);
$count = fn () => array_count_values(array_map(fn ($path) => include $path, $paths));
$before = cached($site->dir);
opcflush_refresh("$site->dir/");
echo 'nothing changed: ', last_flush(), ', ', cached($site->dir) === $before ? 'the same entries and hits' : 'OTHERS', "\n";

for ($i = 7; $i < 500; $i += 50) {
	$site->put("$i.php", '<?php return "new";', 1000000000);
}
settle();
echo 'not ordered: ', json_encode($count()), "\n";
$before = cached($site->dir);
$generation = opcflush_refresh("$site->dir/");
$gone = array_diff_key($before, cached($site->dir));
echo 'ordered: ', last_flush(), ', ', implode(' ', array_keys($gone)), "\n";
echo array_diff_key($before, $gone) === cached($site->dir) ? 'the same entries and hits' : 'OTHERS', "\n";
echo json_encode($count()), "\n";
$hits = cached($site->dir);
echo 'compiled again: ', count(array_filter($hits, fn ($number) => $number === 0)), "\n";
opcflush_refresh("$site->dir/");
echo 'and again: ', last_flush(), ', detached ', opcflush_status()['detached'], "\n";
?>
--EXPECT--
nothing changed: looked at 500, invalidated 0, kept 500, the same entries and hits
not ordered: {"old":500}
ordered: looked at 500, invalidated 10, kept 490, 107.php 157.php 207.php 257.php 307.php 357.php 407.php 457.php 57.php 7.php
the same entries and hits
{"old":490,"new":10}
compiled again: 10
and again: looked at 500, invalidated 0, kept 500, detached 0
