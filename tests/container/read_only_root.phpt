--TEST--
A container with a read-only root, and /run as a tmpfs: its php-fpm makes the default segment there, and the command within flushes it
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('root', 'PID namespaces');
?>
--FILE--
<?php
require __DIR__ . '/container.inc';

/* The sandbox is the volume that it may write to. */
const PREPARE = 'set -e
	mount --bind "$PWD" "$PWD"
	mount -t tmpfs -o mode=755 tmpfs /run
	mount -o remount,bind,ro /
	cd "$PWD"
	exec "$@"';
$before = @fileinode('/run/opcflush/segment');
$fpm = new Fpm([
	'segment' => '/run/opcflush/segment', 'through' => [...CONTAINER, 'sh', '-c', PREPARE, 'sh'],
	/* OPcache has a lock file, in /tmp otherwise. */
	'ini' => ['opcache.lockfile_path' => '/run'],
	'files' => [
		'page.php' => '<?php ' . Server::SAY_WORKER . ' include __DIR__ . "/part.php";', 'part.php' => '<?php echo "old";',
	],
]);
$sh = fn (string $line) => trim((string) shell_exec(implode(' ', array_map(escapeshellarg(...), [...inside($fpm), 'sh', '-c', $line])) . ' 2>&1'));
echo $sh('test -w / && echo "the root can be written to" || echo "the root is read-only"'), ', the segment: ', $sh('stat -c "%a %U" /run/opcflush/segment'), "\n";
echo implode(' ', $fpm->everyWorker('page.php')), ', segment: ', $fpm->status()['segment']['state'], "\n";
$fpm->put('part.php', '<?php echo "new";');
echo $fpm->command(['reset', '--wait=10'], through: inside($fpm)), ': ', implode(' ', $fpm->everyWorker('page.php')), "\n";
$fpm->put('part.php', '<?php echo "newer";');
echo $fpm->command(['refresh', "$fpm->site/"], through: inside($fpm)), ': ', implode(' ', $fpm->everyWorker('page.php')), "\n";
echo count($fpm->status()['reasons']), ' reasons, ', count($fpm->saidOfSegment()), " warnings\n";
echo 'the host\'s own /run/opcflush: ', @fileinode('/run/opcflush/segment') === $before ? 'as it was' : 'touched', "\n";
?>
--EXPECT--
the root is read-only, the segment: 600 root
old old, segment: attached
0 generation 2: new new
0 generation 3: newer newer
0 reasons, 0 warnings
the host's own /run/opcflush: as it was
