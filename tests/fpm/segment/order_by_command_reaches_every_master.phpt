--TEST--
One reset by the command line reaches every worker of two masters and of a php-cgi with PHP_FCGI_CHILDREN, and is applied once by each
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../cgi_parent.inc';


$files = [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
];
$fpm = new Fpm(['segment' => true, 'workers' => 3, 'files' => $files]);
$servers = [
	'master' => $fpm,
	'other master' => new Fpm(['segment' => $fpm->segment(), 'pools' => ['other' => []], 'files' => $files]),
	'php-cgi' => new CgiParent(['segment' => $fpm->segment(), 'files' => $files]),
];
foreach ($servers as $server) {
	$server->everyWorker('page.php');
	$server->put('part.php', '<?php echo "new";');
}
echo 'before the order: ', $fpm->get('page.php'), "\n";
echo $fpm->command(['reset', '--note=release 2']), "\n";
foreach ($servers as $name => $server) {
	echo "$name: ", implode(' ', $server->everyWorker('page.php')), ', flushes: ', $server->status()['flushes'], "\n";
}
echo 'php -r: ', $fpm->php('echo opcflush_reset("release 3");'), "\n";
foreach ($servers as $name => $server) {
	$server->everyWorker('page.php');
	$status = $server->status();
	echo "$name: generation {$status['generation']}, applied {$status['applied']}, flushes: {$status['flushes']}\n";
}
$order = $fpm->status()['orders'][0];
echo "{$order['generation']} {$order['order']} {$order['sapi']} {$order['uid']} \"{$order['note']}\", to ", $order['instance'] ?? 'all', "\n";
?>
--EXPECT--
before the order: old
0 generation 2
master: new new new, flushes: 1
other master: new new, flushes: 1
php-cgi: new new, flushes: 1
php -r: 0 3
master: generation 3, applied 3, flushes: 2
other master: generation 3, applied 3, flushes: 2
php-cgi: generation 3, applied 3, flushes: 2
3 reset cli 0 "release 3", to all
