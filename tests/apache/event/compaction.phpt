--TEST--
Apache event: a compaction gives the memory back, in children of before and after apachectl graceful
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';
require __DIR__ . '/../../fpm/compaction.inc';

$apache = new Apache(['segment' => true, 'ini' => ONLY_WHEN_ASKED + ['opcache.memory_consumption' => '16'], 'files' => ['page.php' => '<?php ' . Apache::SAY_THREAD . ' echo 1;']]);
compacting_pages($apache);
foreach (['the command', 'the command, after apachectl graceful', 'a signal'] as $how) {
	$apache->everyThread('page.php');
	waste($apache, 2);
	$wasted = memory($apache)['wasted_memory'];
	$count = $apache->status()['compaction']['count'];
	if ($how === 'a signal') {
		$apache->flush(COMPACT);
	} else {
		$apache->command(['compact'])->generation();
	}
	$status = await_compactions($apache, $count + 1);
	$memory = memory($apache);
	echo "$how: wasted more than a megabyte: ", var_export($wasted > 1e6, true), ', then ', $memory['wasted_memory'] > 1e5 ? $memory['wasted_memory'] : 'next to none',
		', compactions: ', $status['count'] - $count, ', OPcache is on: ', var_export($memory['enabled'], true), ', all: ', implode(' and ', array_unique($apache->everyThread('page.php'))), "\n";
	if ($how === 'the command') {
		$apache->reload();
	}
}
echo 'deaths: ', count($apache->deaths()), "\n";
?>
--EXPECT--
the command: wasted more than a megabyte: true, then next to none, compactions: 1, OPcache is on: true, all: 1
the command, after apachectl graceful: wasted more than a megabyte: true, then next to none, compactions: 1, OPcache is on: true, all: 1
a signal: wasted more than a megabyte: true, then next to none, compactions: 1, OPcache is on: true, all: 1
deaths: 0
