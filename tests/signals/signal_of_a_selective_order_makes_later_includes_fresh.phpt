--TEST--
A signal bound to refresh or invalidate in the middle of a request: what it concerns is fresh from then on, and OPcache stays on for the rest
--EXTENSIONS--
posix
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.signals="URG=refresh; WINCH=invalidate /**/part.php; USR2=invalidate /nothing/"
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
foreach ([SIGURG, SIGWINCH, SIGUSR2] as $i => $signal) {
	$part = $site->put("$i/part.php", '<?php return "old";', 1000000000);
	$kept = $site->put("$i/kept.php", '<?php return "kept";', 1000000000);
	settle();
	read(2, $part, $kept);
	$site->put("$i/part.php", '<?php return "new";', 1000000000);
	settle();
	echo 'not ordered: ', include $part;
	posix_kill(getmypid(), $signal);
	echo ', ordered: ', include $part, ' ', include $part, ' ', include $kept;
	$status = opcflush_status();
	echo ', kept.php\'s hits ', cached("$site->dir/$i")['kept.php'] ?? 'GONE', ', detached ', $status['detached'], ', OPcache ', $status['opcache']['enabled'] ? 'on' : 'off', "\n";
	/* By an order of its own the request is at the newest one again. */
	opcflush_realpath();
}
?>
--EXPECT--
not ordered: old, ordered: new new kept, kept.php's hits 2, detached 0, OPcache on
not ordered: old, ordered: new new kept, kept.php's hits 2, detached 0, OPcache on
not ordered: old, ordered: old old kept, kept.php's hits 2, detached 0, OPcache on
