--TEST--
dl() comes too late: a warning, and opcflush is inert and says why
--EXTENSIONS--
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$script = $site->put('script.php', <<<'PHP'
	<?php
	var_dump(dl(basename(getenv('OPCFLUSH_SO'))));
	$status = opcflush_status();
	var_dump($status['enabled'], $status['signals'], $status['reasons']);
	posix_kill(getmypid(), SIGURG);
	try {
		opcflush_reset();
	} catch (OpcflushException $e) {
		echo $e->getMessage(), "\n";
	}
	$site = getenv('SITE');
	echo include "$site/part.php";
	file_put_contents("$site/part.php", '<?php return "new";');
	echo include "$site/part.php";
	PHP);
$site->put('part.php', '<?php return "old";');
putenv("SITE=$site->dir");
$ini = ['extension_dir' => dirname(getenv('OPCFLUSH_SO')), 'enable_dl' => '1', 'opcache.enable_cli' => '1'];
echo str_replace($site->dir, '', run_cli([$script], $ini, opcflush: false));
?>
--EXPECT--
Warning: opcflush: loaded after PHP's startup (by dl() or a pool's extension line): load it by php.ini in /script.php on line 2
bool(true)
bool(false)
array(0) {
}
array(1) {
  [0]=>
  string(83) "loaded after PHP's startup (by dl() or a pool's extension line): load it by php.ini"
}
opcflush is inactive: loaded after PHP's startup (by dl() or a pool's extension line): load it by php.ini
oldold
