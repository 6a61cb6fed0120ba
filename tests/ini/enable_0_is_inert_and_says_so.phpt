--TEST--
opcflush.enable=0: loaded, takes no signal, gives no order, and says so
--EXTENSIONS--
pcntl
posix
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.enable=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$part = $site->put('part.php', '<?php return "old";');
$link = $site->link('link.php', 'part.php');
echo include $part, ' ', include $link, "\n";
$site->put('part.php', '<?php return "new";');
posix_kill(getmypid(), SIGURG);
foreach ([opcflush_reset(...), opcflush_refresh(...), fn () => opcflush_invalidate('/'), opcflush_dry_run(...), opcflush_compact(...), opcflush_generation(...)] as $call) {
	try {
		$call();
	} catch (OpcflushException $e) {
		echo $e->getMessage(), "\n";
	}
}
echo include $part, ' ', include $link, "\n";
$status = opcflush_status();
var_dump($status['enabled'], $status['generation'], $status['signals'], $status['reasons']);
?>
--EXPECT--
old old
opcflush is inactive: opcflush.enable is 0
opcflush is inactive: opcflush.enable is 0
opcflush is inactive: opcflush.enable is 0
opcflush is inactive: opcflush.enable is 0
opcflush is inactive: opcflush.enable is 0
opcflush is inactive: opcflush.enable is 0
old old
bool(false)
int(0)
array(0) {
}
array(1) {
  [0]=>
  string(20) "opcflush.enable is 0"
}
