--TEST--
memory_limit ends an include: what the shutdown functions include is fresh after a reset all the same
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
	die('skip NOT TESTED HERE: memory_limit is not held without Zend\'s memory manager');
}
?>
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
memory_limit=4M
display_errors=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$part = $site->put('part.php', '<?php return "old";');
$large = $site->put('large.php', '<?php if (false) {' . str_repeat('$a = $b ? [1, $c, 2] : $d[3];', 5000) . '}');
echo include $part, "\n";
register_shutdown_function(function () use ($site, $part) {
	ini_set('memory_limit', '128M');
	echo preg_replace('/ of .*/s', '', error_get_last()['message']), "\n";
	$site->put('part.php', '<?php return "new";');
	echo 'generation ', opcflush_reset(), ': ', include $part, "\n";
});
include $large;
?>
--EXPECT--
old
Allowed memory size
generation 2: new
