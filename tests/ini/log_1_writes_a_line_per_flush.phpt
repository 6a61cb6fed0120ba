--TEST--
opcflush.log=1: one line per flush in PHP's error log, with generation, reason, scripts and duration
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$script = $site->put('script.php', '<?php opcflush_reset(); opcflush_reset(); echo ini_get("opcflush.log");');
$ini = ['opcache.enable_cli' => '1', 'error_log' => "$site->dir/log"];
foreach (['1', '0'] as $log) {
	echo run_cli([$script], ['opcflush.log' => $log] + $ini), ":\n";
	echo str_replace($site->dir, '', (string) @file_get_contents("$site->dir/log"));
	@unlink("$site->dir/log");
}
?>
--EXPECTF--
1:
[%s] opcflush: reset, generation 2, opcflush_reset() in /script.php on line 1: 1 scripts invalidated in %f ms
[%s] opcflush: reset, generation 3, opcflush_reset() in /script.php on line 1: 0 scripts invalidated in %f ms
0:
