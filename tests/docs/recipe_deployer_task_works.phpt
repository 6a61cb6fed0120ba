--TEST--
docs/RECIPES.md: deploy.php of Deployer flushes after the symlink and before old releases go, with stand-ins for its functions
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$fpm = Deploy::server(['segment' => true]);
Deploy::useCommand($fpm);
file_put_contents($fpm->file('deploy.php'), document_block('docs/RECIPES.md', 'php', 'namespace Deployer;'));
$php = PhpBuild::tested()->prefix . '/bin/php';
$run = function (string $what, string $release) use ($fpm, $php): void {
	$before = $fpm->get('app/current/page.php');
	$line = "exec $php -n " . escapeshellarg(__DIR__ . '/deployer.inc') . " {$fpm->file('deploy.php')} $what \"\$1\"";
	$ended = Deploy::start($fpm, $line, $release)->finish();
	echo "$what $release, served: $before; ", preg_replace('/, for .*/', '', trim("$ended->status $ended->output " . strstr($ended->errors, 'opcflush:'))), "\nserved: ", $fpm->get('app/current/page.php');
	echo '; there: ', implode(' ', array_map('basename', glob("$fpm->site/app/releases/*"))), "\n\n";
};

$run('deploy', '3');
$run('rollback', '2');

/* As long as this test has the patience for. */
Deploy::useCommand($fpm, '"$1" "$(echo "$2" | sed s/^--wait=60$/--wait=0.5/)" "$3"');
$fpm->put('app/releases/4/page.php', '<?php echo 4;');
[, $request] = $fpm->hold();
$run('deploy', '4');
$fpm->pause->clear('held');
$request->finish();
echo implode(' ', array_column($fpm->status()['orders'], 'note')), "\n";
?>
--EXPECT--
deploy 3, served: 1; 0 task deploy:symlink
task opcflush
generation 2
task deploy:unlock
task deploy:cleanup
served: 3; there: 2 3

rollback 2, served: 3; 0 task rollback
task opcflush
generation 3
served: 2; there: 2 3

deploy 4, served: 2; 1 task deploy:symlink
task opcflush
generation 4
exit code 1
task deploy:failed
task deploy:unlock opcflush: timed out after 0.5 s: 1 request from before generation 4 still runs
served: 4; there: 2 3 4

4 2 3
