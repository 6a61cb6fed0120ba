--TEST--
An order of the parent holds for a child that runs meanwhile, and for the next one
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$part = $site->put('part.php', '<?php return "old";');
echo include $part, "\n";
$pipe = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
if (pcntl_fork() === 0) {
	fwrite($pipe[1], include $part);
	fread($pipe[1], 5);
	fwrite($pipe[1], include $part);
	exit(0);
}
echo 'child before: ', fread($pipe[0], 3), ', workers: ', opcflush_status()['workers'], "\n";
$site->put('part.php', '<?php return "new";');
opcflush_reset();
fwrite($pipe[0], 'go on');
echo 'child after: ', fread($pipe[0], 3), "\n";
pcntl_wait($status);
echo 'parent: ', include $part, ', workers: ', opcflush_status()['workers'], ', detached: ', opcflush_status()['detached'], "\n";
?>
--EXPECT--
old
child before: old, workers: 2
child after: new
parent: new, workers: 1, detached: 1
