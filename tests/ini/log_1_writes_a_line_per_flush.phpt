--TEST--
opcflush.log=1: one line per flush in PHP's error log, with the order's text, generation, reason, numbers of scripts and duration; none for an order that flushes nothing
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$script = $site->put('script.php', <<<'PHP'
	<?php
	echo ini_get('opcflush.log');
	opcflush_reset();
	opcflush_reset('release 7');
	include __DIR__ . '/kept.php';
	opcflush_refresh();
	opcflush_refresh([__DIR__ . '/', '/nothing/*.php'], 'release 8');
	opcflush_realpath();
	opcflush_invalidate(__DIR__ . '/kept.php');
	PHP);
$site->put('kept.php', '<?php', 1000000000);
usleep(60000);
$ini = ['opcache.enable_cli' => '1', 'error_log' => "$site->dir/log"];
foreach (['1', '0'] as $log) {
	echo run_cli([$script], ['opcflush.log' => $log] + $ini), ":\n";
	echo str_replace($site->dir, '', (string) @file_get_contents("$site->dir/log"));
	@unlink("$site->dir/log");
}
?>
--EXPECTF--
1:
[%s] opcflush: reset, generation 2, opcflush_reset() in /script.php on line 3: 1 scripts invalidated in %f ms
[%s] opcflush: reset, generation 3, opcflush_reset() in /script.php on line 4, "release 7": 0 scripts invalidated in %f ms
[%s] opcflush: refresh, generation 4, opcflush_refresh() in /script.php on line 6: 1 scripts looked at, 0 invalidated, 1 kept, in %f ms
[%s] opcflush: refresh / /nothing/*.php, generation 5, opcflush_refresh() in /script.php on line 7, "release 8": 1 scripts looked at, 0 invalidated, 1 kept, in %f ms
[%s] opcflush: invalidate /kept.php, generation 7, opcflush_invalidate() in /script.php on line 9: 1 scripts looked at, 1 invalidated, 0 kept, in %f ms
0:
