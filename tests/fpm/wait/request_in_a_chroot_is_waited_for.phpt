--TEST--
A request in flight in a pool with a chroot, and a worker killed there
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'pools' => ['www' => ['chroot' => '{dir}/site', 'chdir' => '/']], 'workers' => 3]);
mkdir("$fpm->site/points");
chmod("$fpm->site/points", 0777);
$fpm->put('held.php', '<?php
	touch("/points/begun." . getmypid());
	while (!file_exists("/points/end")) {
		usleep(500);
		clearstatcache();
	}
	echo "held";');
$begin = function () use ($fpm): array {
	array_map('unlink', glob("$fpm->site/points/*"));
	$request = FastCgiRequest::start($fpm->socket(), '/held.php');
	$found = until(fn () => glob("$fpm->site/points/begun.*"), 'the request runs');
	return [(int) substr(strrchr($found[0], '.'), 1), $request];
};
[, $request] = $begin();
echo 'in flight: ', $fpm->command(['reset', '--wait=1'])->status, "\n";
touch("$fpm->site/points/end");
echo $request->finish()->body, "\n";
echo 'ended: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
[$worker, $request] = $begin();
posix_kill($worker, SIGKILL);
echo 'killed: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
?>
--EXPECT--
in flight: 1
held
ended: 0
killed: 0
