--TEST--
opcflush_wait() without a segment: false after the timeout while an older request of the instance runs, true when it ends
--EXTENSIONS--
pcntl
posix
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../timing.inc';

$pipe = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$pid = pcntl_fork();
if ($pid === 0) {
	fclose($pipe[0]);
	fwrite($pipe[1], opcflush_status()['workers']);
	fgets($pipe[1]);
	exit;
}
fclose($pipe[1]);
echo 'workers: ', fread($pipe[0], 1), "\n";
$generation = opcflush_reset();
$seconds = seconds_at_best(function () use ($generation, &$is_over) {
	$is_over = opcflush_wait($generation, 0.2);
});
var_dump($is_over);
echo $seconds >= 0.2 && $seconds < 1 ? "as long as the timeout\n" : "$seconds s\n";
foreach (opcflush_status(true)['slots'] as $slot) {
	echo $slot['own'] ? 'own: ' : 'child: ', json_encode([$slot['pid'] === ($slot['own'] ? getmypid() : $pid), $slot['online'], $slot['generation']]), "\n";
}
fclose($pipe[0]);
var_dump(opcflush_wait($generation, 30));
pcntl_waitpid($pid, $status);
?>
--EXPECT--
workers: 2
bool(false)
as long as the timeout
own: [true,true,1]
child: [true,true,1]
bool(true)
