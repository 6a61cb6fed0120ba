--TEST--
docs/RECIPES.md: the script with releases switches and rolls back, keeps the newest, and deletes none that somebody may still run
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$script = document_block('docs/RECIPES.md', 'sh', 'release.sh');
$page = '<?php ' . Fpm::SAY_WORKER . ' echo include __DIR__ . "/part.php";';
$files = [];
foreach (range(4, 8) as $release) {
	$files += ["app/releases/$release/page.php" => $page, "app/releases/$release/part.php" => "<?php return $release;"];
}
$fpm = Deploy::server(['segment' => true, 'files' => $files]);
Deploy::useCommand($fpm);
foreach (range(1, 8) as $release) {
	touch("$fpm->site/app/releases/$release", time() - 100 + $release);
}
$show = function (string $title, Ended $ended) use ($fpm): void {
	$said = preg_replace('/, for .*/', '', trim("$ended->status $ended->output " . strstr($ended->errors, 'opcflush:')));
	$there = array_map('basename', glob("$fpm->site/app/releases/*"));
	echo "$title: $said; served: ", $fpm->get('app/current/page.php'), '; there: ', implode(' ', $there), "\n";
};

$fpm->everyWorker('app/current/page.php');
$show('8', Deploy::start($fpm, $script, '8')->finish());
$show('back to 4', Deploy::start($fpm, $script, '4')->finish());
echo 'one that is not there: ', Deploy::start($fpm, $script, '44')->finish()->status > 0 ? 'fails' : 'IS SERVED', ', served: ', $fpm->get('app/current/page.php'), "\n";

/* As long as this test has the patience for. */
Deploy::useCommand($fpm, '"$1" "$(echo "$2" | sed s/^--wait=60$/--wait=0.5/)" "$3"');
$fpm->put('app/releases/9/page.php', $page);
$fpm->put('app/releases/9/part.php', '<?php return 9;');
[, $request] = $fpm->hold();
$show('9, while an older request runs', Deploy::start($fpm, $script, '9')->finish());
$fpm->pause->clear('held');
echo $request->finish()->body, "\n";
Deploy::useCommand($fpm);
$show('9, when it has ended', Deploy::start($fpm, $script, '9')->finish());
?>
--EXPECT--
8: 0 generation 2; served: 8; there: 4 5 6 7 8
back to 4: 0 generation 3; served: 4; there: 4 5 6 7 8
one that is not there: fails, served: 4
9, while an older request runs: 1 generation 4 opcflush: timed out after 0.5 s: 1 request from before generation 4 still runs; served: 9; there: 4 5 6 7 8 9
held
9, when it has ended: 0 generation 5; served: 9; there: 4 6 7 8 9
