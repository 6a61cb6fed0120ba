--TEST--
opcflush.apcu=1: a reset clears APCu's user cache, in all workers, by whatever it is ordered; a refresh, an invalidate and a realpath do not; with 0 none does
--EXTENSIONS--
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/apcu.inc';
?>
--INI--
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$script = $site->put('script.php', <<<'PHP'
	<?php
	apcu_store('key', 'value');
	foreach (['opcflush_realpath', 'opcflush_refresh', 'opcflush_invalidate', 'opcflush_reset'] as $function) {
		$function(...($function === 'opcflush_invalidate' ? ['/'] : []));
		echo $function, ': ', apcu_exists('key') ? 'there' : 'cleared', "\n";
	}
	echo apcu_store('key', 'again') ? apcu_fetch('key') : 'not stored', "\n";
	PHP);
$request = $site->put('request.php', <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	echo "request $turn: ", apcu_exists('key') ? 'there' : 'cleared', "\n";
	apcu_store('key', 'value');
	for ($i = 0; $i < 40 && $turn === 1; $i++) {
		posix_kill(getmypid(), SIGUSR2);
	}
	$turn !== 2 || posix_kill(getmypid(), SIGURG);
	PHP);
$apcu = trim(file_get_contents(getenv('OPCFLUSH_PHP_PREFIX') . '/extension_dir')) . '/apcu.so';
$ini = ['extension' => $apcu, 'apc.enable_cli' => '1', 'opcflush.signals' => 'USR2=refresh /srv/; URG=reset'];
/* An APCu that is loaded and has no cache here. */
echo 'apc.enable_cli=0: ', run_cli([$site->put('reset.php', '<?php echo opcflush_reset(), "\n";')], ['apc.enable_cli' => '0'] + $ini + ['opcache.enable_cli' => '1', 'opcflush.apcu' => '1']);
echo 'apc.enabled=0: ', run_cli(["$site->dir/reset.php"], ['apc.enabled' => '0'] + $ini + ['opcache.enable_cli' => '1', 'opcflush.apcu' => '1']);
foreach (['1', '0', null] as $value) {
	echo 'opcflush.apcu=', $value ?? '(not set)', "\n";
	echo run_cli([$script], $ini + ['opcache.enable_cli' => '1', 'opcflush.apcu' => $value]);
	@unlink("$site->dir/turn");
	echo run_requests(3, $request, $ini + ['opcflush.apcu' => $value]);
}
?>
--EXPECT--
apc.enable_cli=0: 2
apc.enabled=0: 2
opcflush.apcu=1
opcflush_realpath: there
opcflush_refresh: there
opcflush_invalidate: there
opcflush_reset: cleared
again
request 1: cleared
request 2: there
request 3: cleared
opcflush.apcu=0
opcflush_realpath: there
opcflush_refresh: there
opcflush_invalidate: there
opcflush_reset: there
again
request 1: cleared
request 2: there
request 3: there
opcflush.apcu=(not set)
opcflush_realpath: there
opcflush_refresh: there
opcflush_invalidate: there
opcflush_reset: there
again
request 1: cleared
request 2: there
request 3: there
