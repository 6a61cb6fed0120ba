--TEST--
README.md: the script that gives the order by PHP reaches its own instance, and with a segment all of them
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

foreach ([false, true] as $segment) {
	$fpm = Deploy::server(['segment' => $segment, 'files' => ['call.php' => readme_block('php', 'opcflush_reset')]]);
	$other = Deploy::server(['segment' => $fpm->segment()]);
	foreach ([$fpm, $other] as $server) {
		$server->everyWorker('app/current/page.php');
		$server->link('app/current', 'releases/2');
	}
	echo $segment ? 'with' : 'without', ' a segment: ', $fpm->get('call.php'), "\n";
	foreach ([$fpm, $other] as $server) {
		echo implode(', ', $server->everyWorker('app/current/page.php')), "\n";
	}
}
?>
--EXPECT--
without a segment: done
2, 2, 2, 2
1, 1, 1, 1
with a segment: done
2, 2, 2, 2
2, 2, 2, 2
