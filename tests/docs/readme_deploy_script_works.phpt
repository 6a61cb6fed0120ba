--TEST--
README.md: the deploy script switches a release under load, is done when the last older request has ended, and tells what went wrong
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';
require __DIR__ . '/../fpm/load.inc';

$script = readme_block('sh', 'opcflush reset');
$fpm = Deploy::server(['segment' => true, 'workers' => 6]);
$other = new Fpm(['segment' => $fpm->segment()]);
Deploy::useCommand($fpm);
$page = 'app/current/page.php';
$show = fn (string $title) => printf("%s: %s\n", $title, implode(', ', array_unique($fpm->everyWorker($page))));

$show('before');
$load = new Load($fpm, $page);
foreach ([2, 3] as $release) {
	echo "deploy $release: ", Deploy::start($fpm, $script, (string) $release)->finish(), "\n";
	$load->floor($release);
}
$result = $load->end();
echo 'stale: ', $result['stale'], ', failed: ', $result['failed'], "\n";
$show('after them');
echo 'told in the log: ', implode(' ', array_column($fpm->status()['orders'], 'note')), "\n";

[, $request] = $other->hold();
$deploy = Deploy::start($fpm, $script, '2');
until(fn () => $fpm->generation() === 4, 'the order is given');
$show('while an older request of another master runs');
echo $deploy->isDone() ? "done too early\n" : "it waits\n";
$next = Deploy::start($fpm, $script, '3');
usleep(300000);
echo 'another deploy meanwhile: current is ', readlink("$fpm->site/app/current"), "\n";
$other->pause->clear('held');
$done = fn ($script) => ($ended = $script->finish())->status . " $ended->output";
echo $request->finish()->body, ', and the script: ', $done($deploy), ', the other one: ', $done($next), "\n";

echo 'no such release: ', Deploy::start($fpm, $script, '33')->finish(), ', served: ', $fpm->get($page), "\n";

/* As long as this test has the patience for. */
Deploy::useCommand($fpm, '"$1" "$(echo "$2" | sed s/^--wait=60$/--wait=0.5/)" "$3"');
[, $request] = $other->hold();
$ended = Deploy::start($fpm, $script, '1')->finish();
echo "$ended->status $ended->output, ", preg_replace('/, for .*/', '', strstr($ended->errors, 'opcflush:')), "\n";
$show('all the same');
$other->pause->clear('held');
echo $request->finish()->body, "\n";
Deploy::useCommand($fpm);

$fail = function (string $why) use ($fpm, $script) {
	echo "$why: ", str_replace($fpm->sandbox->dir, 'DIR', Deploy::start($fpm, $script, '3')->finish()), "\n";
};
$fpm->stop();
$other->stop();
$fail('no instance');
unlink($fpm->segment());
$fail('no segment');
echo 'deaths: ', count([...$fpm->deaths(), ...$other->deaths()]), "\n";
?>
--EXPECT--
before: 1
deploy 2: 0 generation 2
deploy 3: 0 generation 3
stale: 0, failed: 0
after them: 3
told in the log: 3 2
while an older request of another master runs: 2
it waits
another deploy meanwhile: current is releases/2
held, and the script: 0 generation 4, the other one: 0 generation 5
no such release: 2  deploy.sh: there is no release 33, served: 3
1 generation 6, opcflush: timed out after 0.5 s: 1 request from before generation 6 still runs
deploy.sh: 1 is served, but older requests still run: delete no release yet
all the same: 1
held
no instance: 4  opcflush: no instance is attached to DIR/segment/segment
deploy.sh: current is 3, but PHP may still serve an older release
no segment: 3  opcflush: no segment: there is no DIR/segment/segment; an instance makes it when it starts
deploy.sh: current is 3, but PHP may still serve an older release
deaths: 0
