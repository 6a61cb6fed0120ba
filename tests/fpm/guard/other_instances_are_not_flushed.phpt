--TEST--
opcflush.guard=1: opcache_reset() flushes the instance that it is called in, and no other one of the segment
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$options = ['ini' => ['opcflush.guard' => '1'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'reset.php' => '<?php echo (int) opcache_reset();',
]];
$one = compacting(['segment' => true] + $options);
$other = compacting(['segment' => $one->segment()] + $options);
foreach ([$one, $other] as $server) {
	$server->everyWorker('page.php');
	$server->put('part.php', '<?php echo "new";');
}
echo $one->get('reset.php'), "\n";
await_compactions($one, 1);
echo 'this one: ', implode(' ', array_unique($one->everyWorker('page.php'))), "\n";
echo 'the other: ', implode(' ', array_unique($other->everyWorker('page.php'))), ', compactions: ', none_comes($other, 0, 0.2), ', restarts: ', memory($other)['manual_restarts'], ', ', json_encode($other->status()['guard']), "\n";
?>
--EXPECT--
1
this one: new
the other: old, compactions: none, restarts: 0, {"on":true,"calls":0,"resets":0,"put_off":false}
