--TEST--
README.md: the script that pulls in place has the files that changed compiled again, all others keep their hits
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
skip_without_git();
?>
--FILE--
<?php
require __DIR__ . '/git.inc';

$script = readme_block('sh', 'git pull');
$fpm = new Fpm(['segment' => true, 'workers' => 3]);
$names = ['page', 'lib/a', 'lib/b'];
$page = '<?php ' . Fpm::SAY_WORKER . ' echo include "lib/a.php", @include "lib/b.php";';
$git = new Git($fpm, ['page.php' => $page, 'lib/a.php' => '<?php return "a1";', 'lib/b.php' => '<?php return "b1";']);
$fpm->settle();
$fpm->everyWorker('app/page.php');
$fpm->everyWorker('app/page.php');
$fpm->everyWorker('app/page.php');

foreach ([['lib/a.php' => '<?php return "a2";'], [], ['lib/b.php' => null, 'lib/c.php' => '<?php return "c";']] as $change) {
	if ($change) {
		$git->commit($change);
	}
	$before = $fpm->hits();
	$ended = preg_replace('/ \w{7,} *$/', ' COMMIT', $git->deploy($script));
	/* Whoever looks first carries the order out: so many requests as it takes to meet every worker do not hide what it took. */
	$left = $fpm->hits();
	echo implode(', ', array_keys($change)) ?: 'nothing', ": $ended, ", implode(' ', array_unique($fpm->everyWorker('app/page.php')));
	$again = array_filter($fpm->hits(), fn ($hits, $path) => str_starts_with($path, "$fpm->site/") && isset($before[$path]) && $hits <= ($left[$path] ?? INF), ARRAY_FILTER_USE_BOTH);
	echo ', compiled again: ', implode(' ', array_map(fn ($path) => substr($path, strlen("$fpm->site/app/")), array_keys($again))) ?: 'none', "\n";
	$fpm->settle();
	$fpm->everyWorker('app/page.php');
	$fpm->everyWorker('app/page.php');
	$fpm->everyWorker('app/page.php');
}
$order = $fpm->status()['orders'][0];
echo str_replace($fpm->site, 'SITE', $order['order']), ', ', preg_match('/^[0-9a-f]{7,}$/', $order['note']) ? 'with the commit' : $order['note'], "\n";
?>
--EXPECT--
lib/a.php: 0 generation 2, a2b1, compiled again: lib/a.php
nothing: 0 generation 3, a2b1, compiled again: none
lib/b.php, lib/c.php: 0 generation 4, a2, compiled again: none
refresh SITE/app/, with the commit
