--TEST--
reset --wait=1 with a request of more than that in flight: status 1 after 1 s, and the order is in effect all the same
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['segment' => true, 'workers' => 2, 'files' => ['page.php' => '<?php echo "old";']]);
echo $fpm->get('page.php'), "\n";
[, $request] = $fpm->hold();
$fpm->put('page.php', '<?php echo "new";');
$takes = function (array $command) use ($fpm, &$ended): float {
	$start = microtime(true);
	$ended = $fpm->command($command);
	return $ended->time - $start;
};
/* What a command takes that waits for nothing, before and after it. */
$before = $takes(['wait', '1']);
$seconds = $takes(['reset', '--wait=1']);
$reset = $ended;
$most = min(10, 2.5 + max($before, $takes(['wait', '1'])));
echo "status: $reset->status\n";
/* The idle worker is not among them. */
echo preg_replace('/for [\d.]+ s/', 'for N s', preg_replace('/^.*\n/', '', $reset->errors)), "\n";
echo 'after a second: ', $seconds >= 1 && $seconds < $most ? 'yes' : "$seconds s", "\n";
echo $fpm->get('page.php'), "\n";
$fpm->pause->clear('held');
echo $request->finish()->body, "\n";
echo 'once it has ended: ', $fpm->command(['wait', (string) $fpm->generation(), '--wait=5'])->status, "\n";
?>
--EXPECT--
old
status: 1
opcflush: timed out after 1 s: 1 request from before generation 2 still runs, for N s
after a second: yes
new
held
once it has ended: 0
