--TEST--
opcflush realpath: every worker of every instance drops its realpath cache, and no script is invalidated
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$files = [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo basename(realpath(__DIR__ . "/current")), " "; include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'1/x' => '', '2/x' => '',
];
$fpm = new Fpm(['segment' => true, 'files' => $files]);
$other = new Fpm(['segment' => $fpm->segment(), 'files' => $files]);
foreach ([$fpm, $other] as $server) {
	$server->link('current', '1');
	$server->everyWorker('page.php');
	$server->link('current', '2');
	$server->put('part.php', '<?php echo "new";');
}
echo 'before: ', implode(', ', $fpm->everyWorker('page.php')), "\n";
echo $fpm->command(['realpath']), "\n";
foreach ([$fpm, $other] as $server) {
	echo implode(', ', $server->everyWorker('page.php')), ', flushes: ', $server->status()['flushes'], "\n";
}
echo $fpm->status()['orders'][0]['order'], "\n";
echo 'php -r: ', $fpm->php('echo opcflush_realpath();'), "\n";
echo implode(', ', $other->everyWorker('page.php')), ', flushes: ', $other->status()['flushes'], "\n";
?>
--EXPECT--
before: 1 old, 1 old
0 generation 2
2 old, 2 old, flushes: 0
2 old, 2 old, flushes: 0
realpath
php -r: 0 3
2 old, 2 old, flushes: 0
