--TEST--
A request of which nobody knows yet that it is a long one: the gate is closed in vain now and then, at growing distance, for the configured pause
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['workers' => 4, 'ini' => [
	'opcflush.compact_pause' => '1000', 'opcflush.compact_patience' => '100', 'opcflush.compact_free' => '0',
	'opcache.memory_consumption' => '16', 'opcache.interned_strings_buffer' => '1',
], 'files' => ['page.php' => '<?php echo "page";']]);
$lateness = new Lateness($fpm->sandbox);
waste($fpm, 3);
[, $long] = $fpm->hold();
waste($fpm, 2);
/* Longer where the machine is so slow that it has not come to that. */
for ($start = microtime(true); microtime(true) < $start + 3 || ($fpm->status()['compaction']['in_vain'] < 1 && microtime(true) < $start + 20);) {
	$fpm->get('page.php');
}
$status = $fpm->status()['compaction'];
echo "compactions: {$status['count']}, in vain: ", $status['in_vain'] >= 1 && $status['in_vain'] <= 2 ? 'once or twice' : $status['in_vain'],
	', longest hold-up: ', $status['longest_hold_up'] > 0.9 && $status['longest_hold_up'] < $lateness->bound(1.1, 3) ? 'the pause and little more' : $status['longest_hold_up'], "\n";
$fpm->pause->clear('held');
$long->finish();
echo 'then it comes: ', await_compactions($fpm, 1)['count'], "\n";
?>
--EXPECT--
compactions: 0, in vain: once or twice, longest hold-up: the pause and little more
then it comes: 1
