--TEST--
pcntl_fork() in a request, whose parent ends at once while the child goes on including: no compaction until the child has ended
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/cli_server.inc';

$server = new CliServer([
	'fork.php' => '<?php
		$pid = pcntl_fork();
		if ($pid === 0) {
			touch(__DIR__ . "/child." . getmypid());
			for ($includes = 0; !file_exists(__DIR__ . "/stop"); $includes++, usleep(1000), clearstatcache()) {
				$said = include __DIR__ . "/" . ($includes % 2 ? "one" : "two") . ".php";
				if ($said !== preg_replace("/x/", "", $includes % 2 ? "xone" : "xtwo")) {
					touch(__DIR__ . "/wrong");
				}
				if ($includes === 50) {
					touch(__DIR__ . "/many");
				}
			}
			touch(__DIR__ . "/end");
			posix_kill(getmypid(), SIGKILL);
		}
		/* The child keeps the connection open. */
		header("Content-Length: " . strlen($pid));
		echo $pid;',
	'one.php' => '<?php if (!class_exists("One", false)) { class One { const NAME = "one"; } } return One::NAME;',
	'two.php' => '<?php return "two";',
	'page.php' => '<?php echo include __DIR__ . "/one.php";',
]);
$server->get('page.php');
$child = (int) $server->get('fork.php');
until(fn () => is_file("$server->dir/child.$child"), 'the child runs');
$server->get('compact.php');
/* Long enough for the child's to be plainly a long one; longer where the machine is so slow that there are not many answers yet. */
$start = microtime(true);
for ($answers = $right = 0; microtime(true) < $start + 1.2 || ($answers <= 50 && microtime(true) < $start + 20); $answers++) {
	$right += (int) ($server->get('page.php') === 'one');
}
until(fn () => is_file("$server->dir/many"), 'the child includes');
$status = $server->status();
echo 'the parent has ended, the child runs: ', var_export(Server::isAlive($child), true), ', compactions: ', $status['count'], ', due: ', var_export($status['due'], true), "\n";
echo 'other requests: ', $right === $answers && $answers > 50 ? 'all right' : "$right of $answers", "\n";
echo 'waiting: ', preg_replace(["/\\b$child\\b/", '/\d+ s/', '/\d+/'], ['CHILD', 'N s', 'N'], $status['waiting'] ?? 'none'), "\n";
touch("$server->dir/stop");
until(fn () => is_file("$server->dir/end"), 'the child ends');
until(fn () => $server->status()['count'] >= 1, 'the compaction');
echo 'the child: ', file_exists("$server->dir/wrong") ? 'wrong' : 'right', "\n";
echo 'after it: ', $server->get('page.php'), "\n";
?>
--EXPECT--
the parent has ended, the child runs: true, compactions: 0, due: true
other requests: all right
waiting: process CHILD is in a request for N s
the child: right
after it: one
