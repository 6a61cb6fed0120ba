--TEST--
opcflush.guard=1: a call during preload is OPcache's own, as before
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/same.inc';

$ini = ['opcache.preload' => '{dir}/preload.php', 'opcache.preload_user' => posix_geteuid() === 0 ? posix_getpwuid(0)['name'] : ''];
same_with_the_guard('
	echo preloaded(), "\n";
	var_dump(opcflush_status()["guard"]["calls"], opcache_reset());
', $ini, ['preload.php' => '<?php $said = var_export(opcache_reset(), true); function preloaded() { return "preloaded"; } echo "in preload: $said\n";']);
?>
--EXPECT--
in preload: false
preloaded
int(0)
bool(true)
the same with the guard
