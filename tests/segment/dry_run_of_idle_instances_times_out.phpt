--TEST--
opcflush_dry_run(): an instance that has no request within the timeout has not answered; the others have; one that there is not is refused
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$part = $segment->site->put('part.php', '<?php return "old";', 1000000000);
usleep(60000);
$idle = $segment->peer(['opcflush.name' => 'idle']);
$busy = $segment->worker(['opcflush.name' => 'busy']);
$busy->run("include '$part';");
$line = $segment->peer(['opcache.enable_cli' => '0']);
/* Without a timeout it is 5 s. */
$ask = function (string $arguments, float $least, float $most) use ($line, $busy, $segment) {
	$start = microtime(true);
	$line->begin("return opcflush_dry_run($arguments);");
	do {
		$busy->next();
	} while (!$line->has_result(0.01));
	$seconds = microtime(true) - $start;
	$rows = $line->result();
	foreach (is_array($rows) ? $rows : [$rows] as $row) {
		echo $segment->sort_out(json_encode($row, JSON_UNESCAPED_SLASHES)), "\n";
	}
	echo $seconds >= $least && $seconds < $most ? '' : "$seconds s\n";
};
$ask("'/', timeout: 2", 2, 4.5);
$ask("'/', 'idle', timeout: 0.3", 0.3, 4.5);
$ask("'/', 'idle', timeout: 0", 0, 4.5);
$ask("'/', 'nobody'", 0, 4.5);
/* Who is asked in vain answers nothing later on: neither to that question nor to the next one. */
$idle->run('opcflush_realpath();');
$ask("'/srv/', timeout: 2", 2, 4.5);
?>
--EXPECT--
{"instance":"idle","answered":false,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":false}
{"instance":"busy","answered":true,"looked_at":2,"invalidated":0,"kept":2,"scripts":[],"complete":true}
{"instance":"idle","answered":false,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":false}
{"instance":"idle","answered":false,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":false}
"OpcflushException: no instance is called \"nobody\"; there is: idle, busy"
{"instance":"idle","answered":false,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":false}
{"instance":"busy","answered":true,"looked_at":0,"invalidated":0,"kept":0,"scripts":[],"complete":true}
