--TEST--
An order whose text is as long as it may be (1,023 bytes) reaches other instances whole, and is in the log and in the status whole
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$site = $segment->site;
$worker = $segment->worker();
$line = $segment->peer(['opcache.enable_cli' => '0']);
foreach (['invalidate', 'refresh'] as $order) {
	$part = $site->put("$order/part.php", '<?php return "old";');
	$kept = $site->put("$order/part.phpx", '<?php return "kept";');
	usleep(60000);
	$worker->run("include '$part'; include '$kept';");
	$site->put("$order/part.php", '<?php return "new";');
	usleep(60000);
	/* What counts is at its end. */
	$filler = '/' . str_repeat('x', 1023 - strlen("$order / $part"));
	$line->run("opcflush_$order(['$filler', '$part']);");
	$worker->next();
	echo $worker->run("return include '$part';"), ', ', json_encode($worker->run("return opcache_is_script_cached('$kept');")), ', ';
	$row = $worker->run('return opcflush_log()[array_key_last(opcflush_log())];');
	$last = $worker->run('return opcflush_status()["last_flush"];');
	echo strlen($row['order']), ', ', $row['order'] === "$order $filler $part" && $last['order'] === $row['order'] ? 'whole' : 'NOT WHOLE', "\n";
}
?>
--EXPECT--
new, true, 1023, whole
new, true, 1023, whole
