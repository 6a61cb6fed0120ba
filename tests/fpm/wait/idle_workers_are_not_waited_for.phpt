--TEST--
Workers that wait for requests, used or never used, in two masters and a php-cgi, hold no wait up
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../cgi_parent.inc';


$page = ['page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo "well";'];
$fpm = new Fpm(['segment' => true, 'workers' => 4, 'files' => $page]);
$other = new Fpm(['segment' => $fpm->segment(), 'files' => $page]);
$cgi = new CgiParent(['segment' => $fpm->segment(), 'files' => $page]);
echo 'never used: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
foreach ([$fpm, $other, $cgi] as $server) {
	$server->everyWorker('page.php');
}
echo 'used: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
$other->stop();
echo 'one master gone: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
?>
--EXPECT--
never used: 0
used: 0
one master gone: 0
