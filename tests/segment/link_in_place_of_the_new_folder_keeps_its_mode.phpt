--TEST--
A link that somebody puts in place of the folder that was just made: what it leads to keeps its mode
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
exec('strace -qq -o /dev/null -e trace=?mkdir,?mkdirat -e inject=?mkdir,?mkdirat:delay_exit=1 true 2>&1', $said, $status);
if ($status !== 0) {
	die('skip NOT TESTED HERE: this needs strace that can delay a system call: ' . implode(' ', $said));
}
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

/* Holds PHP up between making the folder and going on, for longer than a busy machine takes to have the link put there. */
const SLOWLY = ['strace', '-qq', '-f', '-o', '/dev/null', '-e', 'trace=?mkdir,?mkdirat', '-e', 'inject=?mkdir,?mkdirat:delay_exit=4000000'];

$replace = function (string $what, callable $make) {
	$segment = new Segment;
	$victim = $segment->site->dir . '/victim';
	$make($victim);
	$folder = dirname($segment->path);
	$ini = ['opcache.enable_cli' => '1', 'opcflush.segment' => $segment->path];
	$process = proc_open([...php_command([...SLOWLY, getenv('TEST_PHP_EXECUTABLE')], $ini), '-r', 'echo opcflush_status()["segment"]["state"];'],
		[['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes, null, php_environment());
	for ($deadline = microtime(true) + 30; !is_dir($folder) && microtime(true) < $deadline; clearstatcache()) {
		usleep(1000);
	}
	rename($folder, "$folder.moved");
	symlink($victim, $folder);
	$said = stream_get_contents($pipes[1]);
	proc_close($process);
	clearstatcache();
	printf("%s: %04o, %s\n", $what, fileperms($victim) & 07777, preg_match('/\w+$/', $said, $state) ? $state[0] : 'nothing said');
};
$replace('a file', fn ($victim) => touch($victim) && chmod($victim, 0600));
$replace('a folder', fn ($victim) => mkdir($victim, 0700));
?>
--EXPECT--
a file: 0600, absent
a folder: 0700, attached
