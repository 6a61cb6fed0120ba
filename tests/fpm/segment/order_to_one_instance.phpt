--TEST--
An order to one instance by its opcflush.name: only that one flushes, the others keep their cached scripts
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$files = [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'hits.php' => '<?php echo opcache_get_status()["scripts"][__DIR__ . "/part.php"]["hits"] ?? "not cached";',
];
$alpha = new Fpm(['segment' => true, 'ini' => ['opcflush.name' => 'alpha'], 'files' => $files]);
$beta = new Fpm(['segment' => $alpha->segment(), 'ini' => ['opcflush.name' => 'beta'], 'files' => $files]);
foreach ([$alpha, $beta] as $server) {
	$server->everyWorker('page.php');
	$server->put('part.php', '<?php echo "new";');
}
echo $alpha->status()['name'], ' and ', $beta->status()['name'], "\n";
$hits = (int) $beta->get('hits.php');
echo $alpha->command(['reset', '--instance=alpha']), "\n";
echo 'alpha: ', implode(' ', $alpha->everyWorker('page.php')), ', flushes: ', $alpha->status()['flushes'], "\n";
echo 'beta: ', implode(' ', $beta->everyWorker('page.php')), ', flushes: ', $beta->status()['flushes'], "\n";
echo 'more hits: ', var_export((int) $beta->get('hits.php') > $hits, true), "\n";
echo 'by beta itself: ', $beta->php('echo opcflush_reset(instance: "beta");'), "\n";
echo 'alpha flushes: ', $alpha->status()['flushes'], "\n";
echo 'beta: ', implode(' ', $beta->everyWorker('page.php')), ', flushes: ', $beta->status()['flushes'], "\n";

$ended = $alpha->command(['reset', '--instance=gamma']);
echo "nobody's name: $ended->status, the names there are: ", preg_match('/alpha.*beta/s', $ended->errors) ? 'told' : $ended->errors, "\n";
echo 'orders: ', implode(', ', array_map(
	fn ($order) => $order['generation'] . ' to ' . ($order['instance'] ?? 'all'), $alpha->status()['orders'],
)), "\n";
$beta->stop();
echo 'one that has ended: ', $alpha->command(['reset', '--instance=beta'])->status, "\n";
?>
--EXPECT--
alpha and beta
0 generation 2
alpha: new new, flushes: 1
beta: old old, flushes: 0
more hits: true
by beta itself: 0 3
alpha flushes: 1
beta: new new, flushes: 1
nobody's name: 4, the names there are: told
orders: 3 to beta, 2 to alpha
one that has ended: 4
