--TEST--
opcflush.compact_pause=0: a compaction comes only when nobody is in a request by itself
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';
require __DIR__ . '/../load.inc';

$fpm = compacting(['workers' => 6, 'ini' => [
	'opcflush.compact_pause' => '0', 'opcflush.compact_patience' => '0', 'opcflush.compact_free' => '0',
	'opcache.memory_consumption' => '16', 'opcache.interned_strings_buffer' => '1',
], 'files' => ['page.php' => '<?php usleep(5000); echo 1;']]);
[, $held] = $fpm->hold();
$lateness = new Lateness($fpm->sandbox);
$load = new Load($fpm, 'page.php');
waste($fpm, 5);
$load->await(200);
$status = $fpm->status()['compaction'];
echo "under load: {$status['count']}, due: ", var_export($status['due'], true), ', longest hold-up: ', $status['longest_hold_up'] <= $lateness->bound(0.02, 0.1) ? 'hardly any' : $status['longest_hold_up'], "\n";
$seen = $load->end();
echo "failed: {$seen['failed']}\n";
$fpm->pause->clear('held');
$held->finish();
echo 'when it is quiet: ', await_compactions($fpm, 1)['count'], "\n";
?>
--EXPECT--
under load: 0, due: true, longest hold-up: hardly any
failed: 0
when it is quiet: 1
