--TEST--
Where the host takes SIGBUS after PHP's startup, as httpd does, a signal to the master right after a truncation flushes and kills nobody
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/host.inc';
skip_without_compiler();
?>
--FILE--
<?php
require __DIR__ . '/host.inc';
require __DIR__ . '/../segment.inc';

$sandbox = new Sandbox;
$fpm = start_in_host($sandbox, ['files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
]]);
$show = fn (string $what) => print("$what: " . implode(' ', $fpm->everyWorker('page.php')) . "\n");
$show('sound');
$master = $fpm->master;
SegmentFile::truncate($fpm->segment(), 0);
$fpm->put('part.php', '<?php echo "new";');
posix_kill($master, SIGURG);
until(fn () => !$fpm->isRunning() || !Server::isPending($master, SIGURG) && Server::processStatus($master, 'State') === 'S', 'the signal is handled');
echo $fpm->isRunning() ? "the master lives\n" : "THE MASTER IS DEAD\n";
$show('truncated');
?>
--EXPECT--
sound: old old old
the master lives
truncated: new new new
