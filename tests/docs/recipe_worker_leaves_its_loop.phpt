--TEST--
docs/RECIPES.md: a queue's worker ends between two jobs when an order has come, and a wait is for it where it has OPcache
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('root', 'setpriv');
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

/* Says what release it is of, all the time; a job is begun and ended. */
const QUEUE = '<?php
class Queue
{
	public function work(int $seconds): void
	{
		file_put_contents("%1$s", "%2$s", FILE_APPEND);
		usleep(20000);
		file_put_contents("%1$s", " ", FILE_APPEND);
	}
}';

foreach ([0, 1] as $opcache) {
	$fpm = Deploy::server(['segment' => true]);
	Deploy::useCommand($fpm);
	$log = $fpm->file('jobs');
	foreach ([1, 2] as $release) {
		$fpm->put("app/releases/$release/worker.php", document_block('docs/RECIPES.md', 'php', 'new Queue'));
		$fpm->put("app/releases/$release/vendor/autoload.php", sprintf(QUEUE, $log, $release));
	}
	/* What systemd does by Restart=always. */
	$php = 'PHPRC=../../cli PHP_INI_SCAN_DIR=../../none ' . PhpBuild::tested()->prefix . "/bin/php -d opcache.enable_cli=$opcache";
	$supervisor = Deploy::start($fpm, "cd '$fpm->site/app'; while [ ! -e stop ]; do $php current/worker.php || exit; done", '');
	$jobs = fn () => (string) @file_get_contents($log);
	until(fn () => substr_count($jobs(), '1 ') > 3, 'it works');

	$ended = Deploy::start($fpm, readme_block('sh', 'opcflush reset'), '2')->finish();
	$at = strlen($jobs());
	echo $opcache ? 'with' : 'without', " OPcache: $ended->status $ended->output\n";
	until(fn () => substr_count($jobs(), '2 ') > 3, 'the next one works');
	if ($opcache) {
		echo 'of the old release, after the wait: ', substr_count($jobs(), '1', $at), "\n";
	}
	touch("$fpm->site/app/stop");
	$fpm->command(['reset']);
	echo 'the last one ends: ', $supervisor->finish(), "\n";
	echo preg_match('/^(1 )+(2 )+$/', $jobs()) ? 'one job after the other, none cut off' : $jobs(), "\n";
}

/* The right to read it is needed. */
$line = 'try { echo opcflush_generation(); } catch (OpcflushException $e) { echo $e->getMessage(); }';
echo 'who may not read the segment: ', str_replace($fpm->segment(), 'SEGMENT', $fpm->php($line, Server::asUser(65534, 65534))->output), "\n";
?>
--EXPECT--
without OPcache: 0 generation 2
the last one ends: 0
one job after the other, none cut off
with OPcache: 0 generation 2
of the old release, after the wait: 0
the last one ends: 0
one job after the other, none cut off
who may not read the segment: opcflush.segment: no permission for SEGMENT: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534)
