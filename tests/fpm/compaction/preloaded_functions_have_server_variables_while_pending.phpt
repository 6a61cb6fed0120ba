--TEST--
Preloaded functions have $_SERVER, $_ENV and $_REQUEST in requests that run with OPcache off, because a restart of OPcache's is pending
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('perl');
?>
--FILE--
<?php
require __DIR__ . '/outside.inc';

/* auto_globals_jit: who compiles a script that uses them provides them, and OPcache does so for what it has in its memory. */
$fpm = compacting(['workers' => 3, 'env' => ['OF_THE_MASTER' => 'env'], 'pool' => ['clear_env' => 'no'], 'ini' => [
	'opcache.preload' => '{dir}/site/preload.php', 'opcache.preload_user' => posix_geteuid() === 0 ? 'www-data' : '', 'variables_order' => 'EGPCS', 'opcflush.compact_pause' => '20',
] + ONLY_WHEN_ASKED, 'files' => [
	'preload.php' => '<?php require __DIR__ . "/lib.php";',
	'lib.php' => '<?php
		function server() { return basename($_SERVER["SCRIPT_FILENAME"] ?? "no server"); }
		function env() { return $_ENV["OF_THE_MASTER"] ?? "no env"; }
		function request() { return $_REQUEST["asked"] ?? "no request"; }',
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo server(), " ", env(), " ", request();',
]]);
$had = fn () => implode(', ', array_unique(array_map(fn ($n) => $fpm->get('page.php', ['asked' => 'yes']), range(1, 12))));
echo 'before: ', $had(), "\n";
$holder = hold_opcaches_lock($fpm);
$fpm->deliver(COMPACT);
until(fn () => !memory($fpm)['enabled'], 'OPcache is told to restart');
echo 'while it is pending, alone: ', $had(), "\n";
/* Beside another, OPcache's own request start is left out. */
[, $held] = $fpm->hold();
echo 'beside another: ', $had(), ', OPcache is on: ', var_export(memory($fpm)['enabled'], true), "\n";
$fpm->pause->clear('held');
echo 'its end: ', $held->finish()->body, "\n";
$fpm->sandbox->stop($holder);
until(fn () => memory($fpm)['enabled'], 'the cache comes back');
echo 'after it: ', $had(), ', deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
before: page.php env yes
while it is pending, alone: page.php env yes
beside another: page.php env yes, OPcache is on: false
its end: held
after it: page.php env yes, deaths: 0
