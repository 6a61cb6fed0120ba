--TEST--
A name through a moved link stays new, though somebody includes or compiles the old file by its real path
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
realpath_cache_ttl=600
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';

$site = new Site;
$old = $site->put('1/part.php', '<?php return "old";');
$new = $site->put('2/part.php', '<?php return "new";');
$alias = $site->link('current', '1') . '/part.php';
$by_link = fn () => in_child(fn () => include $alias) . ' ' . in_child(fn () => include_once $alias);
echo $by_link(), "\n";
$site->link('current', '2');
opcflush_reset();
echo 'new by its real path: ', in_child(fn () => include $new), "\n";
foreach (['include' => fn () => include $old, 'include_once' => fn () => include_once $old, 'compile' => fn () => opcache_compile_file($old)] as $how => $read) {
	echo "old by its real path, $how: ", in_child($read), ', by the link: ', $by_link(), "\n";
}
echo 'kept out: ', opcflush_status()['kept_out'], "\n";
var_dump(opcache_is_script_cached($old), opcache_is_script_cached($new));

$site->link('current', '1');
opcflush_reset();
echo 'link moved back: ', $by_link(), "\n";
?>
--EXPECT--
old old
new by its real path: new
old by its real path, include: old, by the link: new new
old by its real path, include_once: old, by the link: new new
old by its real path, compile: 1, by the link: new new
kept out: 3
bool(false)
bool(true)
link moved back: old old
