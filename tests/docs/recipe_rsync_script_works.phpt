--TEST--
docs/RECIPES.md: the rsync script has PHP run the tree that was sent, and compile nothing else again
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
skip_without_packages('rsync');
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$script = document_block('docs/RECIPES.md', 'sh', 'rsync -a');
$page = '<?php ' . Fpm::SAY_WORKER . ' echo include "lib/a.php", @include "lib/b.php";';
$fpm = new Fpm(['segment' => true, 'workers' => 3]);
mkdir($fpm->file('bin'));
Deploy::useCommand($fpm);
mkdir("$fpm->site/app");
$from = $fpm->file('from');
$fpm->put("$from/page.php", $page);
$fpm->put("$from/lib/a.php", '<?php return "a1";');
$fpm->put("$from/lib/b.php", '<?php return "b1";');
$sync = function (string $title) use ($fpm, $script, $from): void {
	$before = $fpm->hits();
	$ended = Deploy::start($fpm, $script, $from)->finish();
	/* Whoever looks first carries the order out: so many requests as it takes to meet every worker do not hide what it took. */
	$left = $fpm->hits();
	echo "$title: $ended: ", implode(' ', array_unique($fpm->everyWorker('app/page.php')));
	$again = array_filter($fpm->hits(), fn ($hits, $path) => str_starts_with($path, "$fpm->site/") && isset($before[$path]) && $hits <= ($left[$path] ?? INF), ARRAY_FILTER_USE_BOTH);
	echo ', compiled again: ', implode(' ', array_map('basename', array_keys($again))) ?: 'none', "\n";
	$fpm->settle();
	$fpm->everyWorker('app/page.php');
	$fpm->everyWorker('app/page.php');
};

$sync('first');
/* What was compiled right after it was written is compiled once more; then each has hits. */
$sync('nothing');
$sync('nothing');
/* Of another size: rsync takes a file of the same size and second for the same. */
$fpm->put("$from/lib/a.php", '<?php return "a" . 2;');
unlink("$from/lib/b.php");
$sync('one changed, one gone');
echo str_replace($from, 'FROM', $fpm->status()['orders'][0]['note']), "\n";
?>
--EXPECTF--
first: 0 generation 2: a1b1%S
nothing: 0 generation 3: a1b1%S
nothing: 0 generation 4: a1b1, compiled again: none
one changed, one gone: 0 generation 5: a2, compiled again: a.php
rsync from FROM
