--TEST--
Selective orders while an instance is idle, alone or before other ones, fewer and more than an instance (64) and the segment (256) remember: nothing that was named is stale after; of few, what was not named keeps its entry
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

const FILES = 320;

$segment = new Segment;
$dir = $segment->site->dir;
$line = $segment->peer(['opcache.enable_cli' => '0']);
$count = "\$seen = []; for (\$i = 0; \$i < " . FILES . "; \$i++) { \$word = include \"$dir/\$i.php\"; \$seen[\$word] = (\$seen[\$word] ?? 0) + 1; } ksort(\$seen); return json_encode(\$seen);";
foreach (['invalidate', 'refresh'] as $order) {
	foreach ([[1, 0], [60, 0], [100, 0], [256, 0], [300, 0], [10, 40], [10, 100], [10, 300]] as [$orders, $others]) {
		for ($i = 0; $i < FILES; $i++) {
			file_put_contents("$dir/$i.php", '<?php return "old";');
		}
		usleep(60000);
		$worker = $segment->worker();
		$worker->run($count);
		for ($i = 0; $i < $orders; $i++) {
			file_put_contents("$dir/$i.php", '<?php return "new";');
		}
		usleep(60000);
		$line->run("for (\$i = 0; \$i < $orders; \$i++) { opcflush_$order(\"$dir/\$i.php\"); } for (\$i = 0; \$i < $others; \$i++) { opcflush_realpath(); }");
		$worker->next();
		$seen = json_decode($worker->run($count), true);
		/* A file behind those that were named: it may be compiled again if the orders were too many to tell. */
		$kept = $worker->run("require_once " . var_export(dirname(__DIR__) . '/cache.inc', true) . "; return cached('$dir')['319.php'] ?? null;");
		echo "$orders times $order, $others times realpath: ", $seen['new'] ?? 0, ' new, ', $seen['old'] ?? 0, ' that have not changed', $orders + $others > 64 || $kept === 1 ? '' : ', BUT WERE COMPILED AGAIN', "\n";
		$worker->end();
	}
}
?>
--EXPECT--
1 times invalidate, 0 times realpath: 1 new, 319 that have not changed
60 times invalidate, 0 times realpath: 60 new, 260 that have not changed
100 times invalidate, 0 times realpath: 100 new, 220 that have not changed
256 times invalidate, 0 times realpath: 256 new, 64 that have not changed
300 times invalidate, 0 times realpath: 300 new, 20 that have not changed
10 times invalidate, 40 times realpath: 10 new, 310 that have not changed
10 times invalidate, 100 times realpath: 10 new, 310 that have not changed
10 times invalidate, 300 times realpath: 10 new, 310 that have not changed
1 times refresh, 0 times realpath: 1 new, 319 that have not changed
60 times refresh, 0 times realpath: 60 new, 260 that have not changed
100 times refresh, 0 times realpath: 100 new, 220 that have not changed
256 times refresh, 0 times realpath: 256 new, 64 that have not changed
300 times refresh, 0 times realpath: 300 new, 20 that have not changed
10 times refresh, 40 times realpath: 10 new, 310 that have not changed
10 times refresh, 100 times realpath: 10 new, 310 that have not changed
10 times refresh, 300 times realpath: 10 new, 310 that have not changed
