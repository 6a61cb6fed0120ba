--TEST--
A child that is killed by SIGKILL leaves its slot to the next one
--EXTENSIONS--
pcntl
posix
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
for ($i = 0; $i < 20; $i++) {
	$pid = pcntl_fork();
	if ($pid === 0) {
		include $part;
		posix_kill(getmypid(), SIGKILL);
	}
	pcntl_waitpid($pid, $status);
}
echo 'workers: ', opcflush_status()['workers'], "\n";
$site->put('part.php', '<?php return "new";');
opcflush_reset();
echo include $part, ', waited: ', opcflush_status()['waited'], "\n";
?>
--EXPECT--
workers: 1
new, waited: 0
