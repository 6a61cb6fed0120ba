--TEST--
opcache.preload: what is preloaded survives compactions, and the next flush leaves it alone still
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/again.inc';

$fpm = compacting([
	'workers' => 3,
	'ini' => ['opcache.preload' => '{dir}/site/preload.php', 'opcache.preload_user' => posix_geteuid() === 0 ? 'www-data' : ''] + COMPACT_SOON,
	'files' => [
		'preload.php' => '<?php require __DIR__ . "/lib.php";',
		'lib.php' => '<?php function preloaded() { return "preloaded "; } class Preloaded { public array $all = ["a", "b"]; static $count = 0; }',
		'part.php' => '<?php class Heir extends Preloaded {} echo implode((new Heir)->all);',
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo preloaded(), ++Preloaded::$count; include __DIR__ . "/part.php";',
		'preloaded.php' => '<?php echo count(opcache_get_status()["preload_statistics"]["scripts"] ?? []);',
	],
]);
echo 'preloaded: ', $fpm->get('preloaded.php'), "\n";
compact_under($fpm, 'page.php', 'preloaded 1ab');
echo 'preloaded: ', $fpm->get('preloaded.php'), "\n";
$fpm->put('lib.php', '<?php function preloaded() { return "reloaded "; } class Preloaded { public array $all = ["c"]; static $count = 0; }');
$fpm->put('part.php', '<?php class Heir extends Preloaded {} echo "new", implode((new Heir)->all);');
$fpm->flush();
echo 'after a flush: ', implode(', ', array_unique($fpm->everyWorker('page.php'))), "\n";
$count = $fpm->status()['compaction']['count'];
$fpm->deliver(COMPACT);
await_compactions($fpm, $count + 1);
echo 'after one more compaction: ', implode(', ', array_unique($fpm->everyWorker('page.php'))), "\n";
echo 'counted: ', var_export($fpm->status()['preloaded'] > 0, true), ', preloaded: ', $fpm->get('preloaded.php'), "\n";
$fpm->flush();
$fpm->reload();
echo 'after a reload: ', implode(', ', array_unique($fpm->everyWorker('page.php'))), ', deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
preloaded: 2
compactions: many, failed: 0, deaths: 0
preloaded: 2
after a flush: preloaded 1newab
after one more compaction: preloaded 1newab
counted: true, preloaded: 2
after a reload: reloaded 1newc, deaths: 0
