--TEST--
opcflush.compact_wasted=0 and compact_free=0: no compaction comes by itself, OPcache's own limit is as it was, and one that is asked for comes
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['ini' => ONLY_WHEN_ASKED + LITTLE_MEMORY, 'files' => [
	'limit.php' => '<?php echo opcache_get_configuration()["directives"]["opcache.max_wasted_percentage"], ", ini_get(): ", ini_get("opcache.max_wasted_percentage");',
]]);
echo "OPcache's own limit: ", $fpm->get('limit.php'), "\n";
waste($fpm, 4);
echo 'wasted: ', var_export(memory($fpm)['current_wasted_percentage'] > 40, true), ', ', none_comes($fpm), "\n";
$status = $fpm->status()['compaction'];
echo 'due: ', json_encode([$status['due'], $status['why'], $status['due_since'], $status['waiting'], $status['last']]), "\n";
$fpm->deliver(COMPACT);
await_compactions($fpm, 1);
echo 'asked for: ', memory($fpm)['wasted_memory'], "\n";
?>
--EXPECT--
OPcache's own limit: 0.05, ini_get(): 5
wasted: true, none
due: [false,null,null,null,null]
asked for: 0
